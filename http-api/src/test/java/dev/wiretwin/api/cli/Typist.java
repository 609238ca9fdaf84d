package dev.wiretwin.api.cli;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Somebody at a board's serial port; gives up after half a minute. */
record Typist(FileInputStream in, FileOutputStream out) implements AutoCloseable {
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  static Typist at(Path port) throws IOException {
    return new Typist(new FileInputStream(port.toFile()), new FileOutputStream(port.toFile()));
  }

  void type(String words) throws IOException {
    out.write(words.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Reads up to and with these words. */
  String until(String words) throws IOException {
    StringBuilder all = new StringBuilder();
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!all.toString().endsWith(words)) {
      while (in.available() == 0 && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      if (in.available() == 0) {
        throw new IOException("no more came than: " + all);
      }
      int next = in.read();
      if (next < 0) {
        throw new IOException("the line ended behind: " + all);
      }
      all.append((char) next);
    }
    return all.toString();
  }

  @Override
  public void close() throws IOException {
    out.close();
    in.close();
  }
}
