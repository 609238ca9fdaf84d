package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What nodemcu-uploader sends and expects, byte for byte, on a pty at 115200 baud. */
@Timeout(90)
class NodemcuUploaderTest {
  @TempDir private Path folder;

  @Test // VB-34
  void findsTheBoardBehindItsBurstForAutoBaud() throws Exception {
    try (ToolBench bench = ToolBench.start(folder)) {
      bench.screen.type("UUUUUUUUUUUU\n");
      bench.screen.until("> ");
      bench.screen.type(";\n");
      assertThat(bench.screen.until("> ")).endsWith("'=' expected near ';'\r\n> ");
      bench.screen.type("print(\"%sync%\");\n");
      bench.screen.until("%sync%\r\n> ");
    }
  }

  @Test // VB-34
  void tenKilobytesOfEveryByteGoUpAndComeBackTheSame() throws Exception {
    byte[] content = ToolBench.everyByte();
    try (ToolBench bench = ToolBench.start(folder)) {
      BlockTransfer transfer = BlockTransfer.prepare(bench.screen);
      assertThat(transfer.exchange("print(recv)")).contains("function:");
      transfer.upload("all.bin", content);
      assertThat(transfer.download("all.bin")).isEqualTo(content);
      assertThat(transfer.exchange("for k,v in pairs(file.list()) do print(k,v) end"))
          .contains("all.bin\t10240\r\n");
    }
  }

  /** The tool takes the first line for the sum, so that it finds fault with a real board, too. */
  @Test // VB-34, VB-35
  void theSumOfAFileComesBehindTheFirmwaresWarning() throws Exception {
    byte[] content = ToolBench.everyByte();
    byte[] sum = MessageDigest.getInstance("SHA-1").digest(content);
    try (ToolBench bench = ToolBench.start(folder)) {
      BlockTransfer transfer = BlockTransfer.prepare(bench.screen);
      transfer.upload("all.bin", content);
      assertThat(transfer.checksum("all.bin"))
          .containsExactly(
              "Warning, deprecated API! crypto.toHex. It will be removed in the next version."
                  + " See documentation for details.",
              HexFormat.of().formatHex(sum));
    }
  }

  @Test // VB-34
  void oneFileAfterTheOtherOfAnyLength() throws Exception {
    try (ToolBench bench = ToolBench.start(folder)) {
      BlockTransfer transfer = BlockTransfer.prepare(bench.screen);
      for (int length : new int[] {0, 1, 127, 128, 129, 256}) {
        byte[] content = ToolBench.bytes("\r".repeat(length));
        transfer.upload("short.bin", content);
        assertThat(transfer.download("short.bin")).isEqualTo(content);
      }
    }
  }

  @Test // VB-34
  void aBlockWithoutItsMarkIsRefusedAndTheConsoleIsBack() throws Exception {
    try (ToolBench bench = ToolBench.start(folder)) {
      BlockTransfer transfer = BlockTransfer.prepare(bench.screen);
      assertThat(transfer.open("bad.bin")).isEqualTo(BlockTransfer.ACK);
      assertThat(transfer.block("good")).isEqualTo(BlockTransfer.ACK);
      assertThat(transfer.raw("x".repeat(BlockTransfer.PAYLOAD + 2))).isEqualTo(BlockTransfer.NACK);
      assertThat(bench.screen.run("=file.getcontents('bad.bin')")).isEqualTo("good\r\n");
    }
  }

  @Test // VB-34
  void aBlockThatIsShortWaitsForItsRestHoweverLate() throws Exception {
    try (ToolBench bench = ToolBench.start(folder)) {
      BlockTransfer transfer = BlockTransfer.prepare(bench.screen);
      transfer.open("late.bin");
      bench.screen.type("\u0001\u0005he");
      assertThat(transfer.raw("llo" + "\0".repeat(123))).isEqualTo(BlockTransfer.ACK);
      assertThat(transfer.block("")).isEqualTo(BlockTransfer.ACK);
      assertThat(transfer.download("late.bin")).isEqualTo(ToolBench.bytes("hello"));
    }
  }

  @Test // VB-34
  void movesToAFasterLineAndBack() throws Exception {
    byte[] content = ToolBench.everyByte();
    try (ToolBench bench = ToolBench.start(folder)) {
      changeSpeed(bench, 460_800);
      BlockTransfer transfer = BlockTransfer.prepare(bench.screen);
      transfer.upload("fast.bin", content);
      assertThat(transfer.download("fast.bin")).isEqualTo(content);
      changeSpeed(bench, 115_200);
      assertThat(bench.screen.run("=6*7")).isEqualTo("42\r\n");
    }
  }

  private static void changeSpeed(ToolBench bench, int baud) throws Exception {
    String line = "uart.setup(0," + baud + ",8,0,1,1)";
    bench.screen.type(line + "\n");
    bench.screen.until(line + "\r\n");
    new ProcessBuilder("stty", "-F", bench.port(), String.valueOf(baud)).start().waitFor();
    bench.screen.type("UUUUUUUUUUUU\n;\nprint(\"%sync%\");\n");
    bench.screen.until("%sync%\r\n> ");
  }
}
