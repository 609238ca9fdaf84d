package dev.wiretwin.api.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines from a file or another program, answers to another. */
final class PipedKeyboard implements Keyboard {
  private final BufferedReader lines;
  private final PrintWriter out;

  PipedKeyboard(InputStream in, PrintWriter out) {
    this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = out;
  }

  @Override
  public void begin(Runnable onInterrupt) {
    // Ctrl-C is the process's
  }

  @Override
  public Optional<String> next() throws IOException {
    return Optional.ofNullable(lines.readLine());
  }

  @Override
  public void print(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public void close() {
    // standard input is the process's own
  }
}
