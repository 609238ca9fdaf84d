package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.SerialLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PortOptionTest {
  private static final LineListener NOBODY =
      new LineListener() {
        @Override
        public void received(byte[] bytes) {
          // what the board says does not count here
        }

        @Override
        public void gone(String why) {
          // nor that it goes
        }
      };

  @TempDir private Path state;

  private PortOption port(String address) {
    PortOption option = new PortOption();
    new CommandLine(option).parseArgs(address, "--state-dir", state.toString());
    return option;
  }

  @Test
  void aVirtualBoardIsOpenedByItsNameAndByItsPath() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      for (String address : new String[] {board.name(), board.entry().port()}) {
        try (SerialLine line = port(address).opening().open(115_200, NOBODY)) {
          assertThat(line.baud()).isEqualTo(115_200);
        }
      }
    }
  }

  @Test
  void whoeverHoldsAVirtualBoardIsNamedAndNotTheProcessBehindIt() throws Exception {
    try (Spawned board = Spawned.of("board", "virtual", "--state-dir", state.toString())) {
      board.out().readLine();
      try (Spawned holder =
          Spawned.of("boards", "console", "virt0", "--stay", "--state-dir", state.toString())) {
        holder.process().getOutputStream().write("=1\n".getBytes(StandardCharsets.US_ASCII));
        holder.process().getOutputStream().flush();
        // the board's answer: it has the port
        assertThat(holder.out().read()).isPositive();
        assertThatThrownBy(() -> port("virt0").opening().open(115_200, NOBODY))
            .isInstanceOf(LineFailure.class)
            .hasMessageContaining("(process " + holder.process().pid() + "): end it first");
      }
    }
  }

  @Test
  void aNameThatNobodyHasIsTakenForAPath() {
    assertThatThrownBy(() -> port("nobody7").opening().open(115_200, NOBODY))
        .isInstanceOf(LineFailure.class)
        .hasMessageContaining("nobody7");
  }

  @Test
  void aStateFolderThatIsNoneHidesNoPort() throws Exception {
    Files.createFile(state.resolve("boards"));
    assertThatThrownBy(() -> port("nobody7").opening().open(115_200, NOBODY))
        .isInstanceOf(LineFailure.class);
  }

  @Test
  void theNameIsFitForATerminal() {
    assertThat(port("a\u001bb").name()).isEqualTo("a\\u{1b}b");
  }
}
