package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.firmware.ConsoleBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeInfoTest {
  private final ConsoleBench bench = ConsoleBench.started();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void theOldFormWarnsAndHasEightValuesVB29VB35() {
    assertThat(bench.answer("=node.info()"))
        .isEqualTo(
            "Warning, deprecated API! node.info() without parameter. It will be removed in the next"
                + " version. See documentation for details.\r\n"
                + "3\t0\t0\t12648430\t1458270\t4096\t2\t40000000\r\n");
  }

  @Test
  void groupsAreTablesVB29() {
    bench.answer(
        "function show(t) local k = {} for n in pairs(t) do k[#k+1] = n end table.sort(k) for _, n in ipairs(k) do print(n, t[n]) end end");
    assertThat(bench.answer("show(node.info('hw'))"))
        .isEqualTo(
            "chip_id\t12648430\r\nflash_id\t1458270\r\nflash_mode\t2\r\nflash_size\t4096\r\nflash_speed\t40000000\r\n");
    assertThat(bench.answer("show(node.info('sw_version'))"))
        .isEqualTo(
            "git_branch\trelease\r\ngit_commit_dts\t202402250804\r\n"
                + "git_commit_id\t36cbf9f017d356319a6369e299765eedff191154\r\n"
                + "git_release\t3.0.0-release_20240225\r\nnode_version_major\t3\r\n"
                + "node_version_minor\t0\r\nnode_version_revision\t0\r\n");
    assertThat(bench.answer("show(node.info('build_config'))"))
        .isEqualTo(
            "lfs_size\t0\r\nmodules\tfile,node,tmr,uart\r\nnumber_type\tfloat\r\nssl\tfalse\r\n");
    assertThat(bench.answer("show(node.info('lfs'))"))
        .isEqualTo("lfs_base\t0\r\nlfs_mapped\t0\r\nlfs_size\t0\r\nlfs_used\t0\r\n");
    assertThat(bench.answer("node.info('x')"))
        .contains("bad argument #1 to 'info' (invalid option 'x')");
  }

  @Test
  void chipAndFlashAreTold() {
    assertThat(bench.answer("=node.chipid(), node.flashid(), node.flashsize()"))
        .isEqualTo("12648430\t1458270\t4194304\r\n");
  }

  @Test
  void theReasonOfAnExceptionIsTold() {
    assertThat(bench.answer("=node.bootreason()")).isEqualTo("1\t0\r\n");
    bench.board.reset(ResetReason.exception(28));
    bench.pass(200);
    bench.uart.sent();
    assertThat(bench.answer("=select('#', node.bootreason()), node.bootreason()"))
        .startsWith("8\t2\t2\t28\t");
  }
}
