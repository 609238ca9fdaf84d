package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.ResetSequence;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.serial.jserialcomm.JSerialCommLine;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BoardRestartTest {
  @TempDir private Path state;

  private static BoardRestart restart(LineOpening opening) {
    return new BoardRestart(opening, 115_200, System::nanoTime);
  }

  private static LineOpening pty(Plugged board) {
    return (baud, listener) -> JSerialCommLine.open(board.entry().port(), baud, listener);
  }

  /** A pty as an adapter has it whose RTS is wired to the board's reset. */
  private static LineOpening wired(Plugged board) {
    return new LineOpening() {
      @Override
      public SerialLine open(int baud, LineListener listener) throws LineFailure {
        return new Wired(pty(board).open(baud, listener), board);
      }
    };
  }

  private record Wired(SerialLine line, Plugged board) implements SerialLine {
    @Override
    public String name() {
      return line.name();
    }

    @Override
    public void write(byte[] bytes) throws LineFailure {
      line.write(bytes);
    }

    @Override
    public int baud() {
      return line.baud();
    }

    @Override
    public void changeBaud(int baud) throws LineFailure {
      line.changeBaud(baud);
    }

    @Override
    public void modemLines(boolean dtr, boolean rts) throws LineFailure {
      try {
        if (rts) {
          board.strike("reset");
        }
      } catch (IOException e) {
        throw new LineFailure(e.getMessage());
      }
    }

    @Override
    public void close() {
      line.close();
    }
  }

  @Test
  void theLinesRestartABoardThatIsWiredSo() throws Exception {
    try (Plugged board = Plugged.board(state)) {
      assertThat(restart(wired(board)).byLines(ResetSequence.RUN))
          .hasValueSatisfying(line -> assertThat(line).contains("NodeMCU 3.0.0"));
      restart(wired(board)).intoSilence(ResetSequence.BOOTLOADER);
    }
  }

  @Test
  void aPortWithoutSuchLinesSaysSo() throws Exception {
    try (Plugged board = Plugged.board(state)) {
      assertThatThrownBy(() -> restart(pty(board)).byLines(ResetSequence.RUN))
          .isInstanceOf(LineFailure.class)
          .hasMessageContaining("DTR");
    }
  }

  @Test
  void theCommandRestartsABoardAtItsPrompt() throws Exception {
    try (Plugged board = Plugged.board(state)) {
      assertThat(restart(pty(board)).byCommand())
          .hasValueSatisfying(line -> assertThat(line).contains("NodeMCU 3.0.0"));
    }
  }

  @Test
  void aBoardThatSaysNothingHasNotStarted() throws Exception {
    try (Plugged board = Plugged.board(state)) {
      LineOpening deaf = (baud, listener) -> new Wired(pty(board).open(9_600, listener), board);
      assertThat(restart(deaf).byLines(ResetSequence.RUN)).isEmpty();
    }
  }

  @Test
  void aModuleIsRestartedByItsOwnCommand() throws Exception {
    try (Plugged module = Plugged.module(state)) {
      BoardRestart restart = BoardRestart.ofModule(pty(module), 921_600, System::nanoTime);
      assertThat(restart.byCommand()).hasValue("ready");
    }
  }
}
