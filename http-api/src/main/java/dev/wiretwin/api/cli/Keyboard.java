package dev.wiretwin.api.cli;

import java.io.IOException;
import java.util.Optional;

/**
 * Where somebody types and is answered: a terminal, or whatever standard input is. {@link #next} is
 * for one thread, {@link #print} for any.
 */
interface Keyboard extends AutoCloseable {
  /**
   * To be called first.
   *
   * @param onInterrupt what Ctrl-C does where the keyboard takes it for itself
   * @throws IOException if there is no such keyboard
   */
  void begin(Runnable onInterrupt) throws IOException;

  /** The next line that is typed; waits for it. Empty when there will be no more. */
  Optional<String> next() throws IOException;

  /** A line for who types; does not disturb what is being typed. */
  void print(String line);

  @Override
  void close();
}
