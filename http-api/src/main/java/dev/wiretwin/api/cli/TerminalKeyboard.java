package dev.wiretwin.api.cli;

import java.io.IOException;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Somebody at a terminal: the line can be edited, and lines of before come back with the arrow
 * keys. What was typed is forgotten with the process: it may hold secrets.
 */
final class TerminalKeyboard implements Keyboard {
  private static final String PROMPT = "> ";

  private final Opening opening;

  /** Both null until it begins: from then on Ctrl-C is the terminal's. */
  private volatile Terminal terminal;

  private volatile LineReader reader;

  /** Takes hold of a terminal. */
  @FunctionalInterface
  interface Opening {
    Terminal open() throws IOException;
  }

  TerminalKeyboard(Opening opening) {
    this.opening = opening;
  }

  /** The terminal of this process. */
  static TerminalKeyboard ofThisProcess() {
    return new TerminalKeyboard(() -> TerminalBuilder.builder().system(true).build());
  }

  @Override
  public void begin(Runnable onInterrupt) throws IOException {
    terminal = opening.open();
    // while no line is read; reading one has a handler of its own
    terminal.handle(Terminal.Signal.INT, signal -> onInterrupt.run());
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            // an exclamation mark is a letter of a message, not a question to the history
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
  }

  @Override
  public Optional<String> next() {
    try {
      return Optional.of(reader.readLine(PROMPT));
    } catch (UserInterruptException | EndOfFileException leaving) {
      // Ctrl-C and Ctrl-D
      return Optional.empty();
    }
  }

  @Override
  public void print(String line) {
    reader.printAbove(line);
  }

  @Override
  public void close() {
    try {
      if (terminal != null) {
        terminal.close();
      }
    } catch (IOException gone) {
      // then there is nobody to be told
    }
  }
}
