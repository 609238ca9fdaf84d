package dev.wiretwin.api.cli;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Somebody at a board's serial port; the test's own time limit is his patience. */
record Typist(FileInputStream in, FileOutputStream out) implements AutoCloseable {
  static Typist at(Path port) throws IOException {
    return new Typist(new FileInputStream(port.toFile()), new FileOutputStream(port.toFile()));
  }

  void type(String words) throws IOException {
    out.write(words.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Reads up to and with these words. */
  String until(String words) throws IOException {
    StringBuilder all = new StringBuilder();
    while (!all.toString().endsWith(words)) {
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
