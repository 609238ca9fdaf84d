package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.jserialcomm.JSerialCommLine;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a virtual board at a pty. */
@Timeout(60)
class LiveConsoleTest {
  private static final LiveConsole.Manner PIPE = new LiveConsole.Manner(false, false);
  private static final LiveConsole.Manner TERMINAL = new LiveConsole.Manner(true, false);
  private static final LiveConsole.Manner STAYING = new LiveConsole.Manner(false, true);

  @TempDir private Path state;
  private final Paper out = new Paper();
  private final Paper err = new Paper();

  /** What was printed, for somebody who waits until it was. */
  private static final class Paper extends Writer {
    private final StringBuilder all = new StringBuilder();
    private final LinkedBlockingQueue<String> fresh = new LinkedBlockingQueue<>();

    @Override
    public void write(char[] characters, int from, int length) {
      fresh.add(new String(characters, from, length));
    }

    String until(String words) throws InterruptedException {
      while (all.indexOf(words) < 0) {
        String more = fresh.poll(20, TimeUnit.SECONDS);
        if (more == null) {
          throw new AssertionError("no more was printed than: " + all);
        }
        all.append(more);
      }
      return all.toString();
    }

    String all() {
      for (String more = fresh.poll(); more != null; more = fresh.poll()) {
        all.append(more);
      }
      return all.toString();
    }

    @Override
    public void flush() {
      // nothing is held back
    }

    @Override
    public void close() {
      // paper
    }
  }

  private LiveConsole console(InputStream typed, LiveConsole.Manner manner) {
    return new LiveConsole(
        typed,
        new PrintWriter(out),
        new PrintWriter(err, true),
        System::nanoTime,
        new LiveText(() -> ""),
        manner);
  }

  private static InputStream typed(String lines) {
    return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> run(LiveConsole console, PluggedIn board)
      throws LineFailure, InterruptedException {
    return console.run(
        (baud, listener) -> JSerialCommLine.open(board.entry().port(), baud, listener), 115_200);
  }

  private static CompletableFuture<Optional<String>> start(LiveConsole console, PluggedIn board) {
    CompletableFuture<Optional<String>> end = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                end.complete(run(console, board));
              } catch (LineFailure | InterruptedException failed) {
                end.completeExceptionally(failed);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return end;
  }

  @Test
  void whatIsPipedInIsAnsweredLineByLineAndThenItEnds() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      Optional<String> gone = run(console(typed("a=40\nb=2\n=a+b\n"), PIPE), board);
      assertThat(gone).isEmpty();
      assertThat(out.all()).contains("> b=2").contains("=a+b\n42\n> ");
      assertThat(err.all()).isEmpty();
    }
  }

  /** As a script has it: many lines at once would be more than the board can hold. */
  @Test
  void manyLinesWaitForThePromptOfTheOneBefore() throws Exception {
    StringBuilder lines = new StringBuilder("n=0\n");
    for (int i = 0; i < 30; i++) {
      lines.append("n=n+1 tmr.wdclr() -- a line that is long enough to fill the buffers soon\n");
    }
    try (PluggedIn board = PluggedIn.board(state)) {
      run(console(typed(lines + "=n"), PIPE), board);
      assertThat(out.all()).contains("=n\n30\n> ");
    }
  }

  @Test
  void commandsWaitForTheResultOfTheOneBefore() throws Exception {
    BoardSettings settings = BoardSettings.DEFAULT.withFirmware(Firmware.AT_2);
    try (PluggedIn board = PluggedIn.board(state, settings)) {
      run(console(typed("AT\nAT+NONE\nATE0\nAT+CIPMUX?\n"), PIPE), board);
      assertThat(out.all().replaceAll("\\R+", "|"))
          .contains("AT|OK|AT+NONE|ERROR|ATE0|OK|+CIPMUX:0|OK|")
          .doesNotContain("busy");
    }
  }

  @Test
  void aTerminalDoesNotShowWhatWasTypedTwice() throws Exception {
    try (PluggedIn board = PluggedIn.board(state);
        PipedOutputStream keys = new PipedOutputStream()) {
      LiveConsole console = console(new PipedInputStream(keys), TERMINAL);
      CompletableFuture<Optional<String>> end = start(console, board);
      keys.write("=6*7\n".getBytes(StandardCharsets.UTF_8));
      keys.flush();
      assertThat(out.until("42\n> ")).doesNotContain("=6*7");
      console.leave();
      assertThat(end.get(20, TimeUnit.SECONDS)).isEmpty();
    }
  }

  @Test
  void leavingGivesThePortBack() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      LiveConsole staying = console(typed("=1+1\n"), STAYING);
      CompletableFuture<Optional<String>> end = start(staying, board);
      out.until("2\n> ");
      assertThat(end).isNotDone();
      staying.leave();
      assertThat(end.get(20, TimeUnit.SECONDS)).isEmpty();
      run(console(typed("=20+3\n"), PIPE), board);
      assertThat(out.all()).contains("23\n> ");
    }
  }

  @Test
  void aBoardThatIsPulledOutEndsItWithASentence() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      CompletableFuture<Optional<String>> end = start(console(typed("=1+1\n"), STAYING), board);
      out.until("2\n> ");
      board.strike("unplug");
      assertThat(end.get(20, TimeUnit.SECONDS))
          .hasValueSatisfying(why -> assertThat(why).contains(" is gone"));
    }
  }

  @Test
  void aLineTheBoardWouldForgetIsNotSentAndTheRestIs() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      run(console(typed("x=\"" + "y".repeat(300) + "\"\n=1+1\n"), PIPE), board);
      assertThat(err.all()).contains("a line of 304 bytes was not sent").contains("250");
      assertThat(out.all()).contains("2\n> ").doesNotContain("yyy");
    }
  }

  @Test
  void anInputThatBreaksIsOneThatHasEnded() throws Exception {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    try (PluggedIn board = PluggedIn.board(state)) {
      assertThat(run(console(broken, PIPE), board)).isEmpty();
    }
  }
}
