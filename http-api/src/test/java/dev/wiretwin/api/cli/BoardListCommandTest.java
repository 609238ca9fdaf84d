package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardListCommandTest {
  @TempDir private Path state;

  private CliRun list(String... more) {
    String[] words = {"board", "list", "--state-dir", state.toString()};
    return CliRun.of(Stream.of(words, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private void note(String name, String device) throws IOException {
    ProcessHandle here = ProcessHandle.current();
    Files.createDirectories(state.resolve("boards"));
    Files.writeString(
        state.resolve("boards").resolve(name + ".board"),
        "name="
            + name
            + "\npid="
            + here.pid()
            + "\nstarted="
            + here.info().startInstant().orElseThrow().toEpochMilli()
            + "\nport=/tmp/port "
            + name
            + "\ndevice="
            + device
            + "\ncontrol=/tmp/c\n");
  }

  @Test
  void noBoardsIsNoError() {
    CliRun run = list();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("No virtual board runs.");
    assertThat(list("--json").out()).contains("\"boards\" : [ ]");
  }

  @Test
  void eachBoardIsALine() throws IOException {
    note("virt0", "/dev/pts/7");
    note("virt1", "");
    assertThat(list().out().lines().toList().subList(1, 3))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("virt0 ").contains(" /dev/pts/7 ", "/tmp/port virt0"),
            two -> assertThat(two).startsWith("virt1 ").contains(" unplugged "));
  }

  @Test
  void programsGetThemAsJson() throws IOException {
    note("virt0", "/dev/pts/7");
    assertThat(list("--json").out())
        .contains(
            "\"format\" : 1", "\"port\" : \"/tmp/port virt0\"", "\"device\" : \"/dev/pts/7\"");
  }
}
