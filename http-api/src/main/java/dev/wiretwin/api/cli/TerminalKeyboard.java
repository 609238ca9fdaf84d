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

  private final Terminal terminal;
  private final LineReader reader;

  TerminalKeyboard(Terminal terminal) {
    this.terminal = terminal;
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            // an exclamation mark is a letter of a message, not a question to the history
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
  }

  /** The terminal of this process. */
  static TerminalKeyboard ofThisProcess() throws IOException {
    return new TerminalKeyboard(TerminalBuilder.builder().system(true).build());
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
      terminal.close();
    } catch (IOException gone) {
      // then there is nobody to be told
    }
  }
}
