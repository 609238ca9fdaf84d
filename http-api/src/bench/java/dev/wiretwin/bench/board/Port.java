package dev.wiretwin.bench.board;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The host's end of a board's line: a thread reads and notes when. One thread at a time, {@link
 * #write} excepted.
 */
final class Port implements AutoCloseable {
  /** What the kernel hands over at the most. */
  private static final int LARGEST = 4096;

  private static final int MOST_WAITING = 100_000;
  private static final long PATIENCE_SECONDS = 30;

  private final FileInputStream in;
  private final FileOutputStream out;
  private final BlockingQueue<Piece> read = new LinkedBlockingQueue<>(MOST_WAITING);

  /**
   * @param nanos when it was read
   */
  record Piece(byte[] bytes, long nanos) {}

  private Port(FileInputStream in, FileOutputStream out) {
    this.in = in;
    this.out = out;
  }

  static Port open(Path path) throws IOException {
    Port port = new Port(new FileInputStream(path.toFile()), new FileOutputStream(path.toFile()));
    Thread reader = new Thread(port::read, "port " + path);
    reader.setDaemon(true);
    reader.start();
    return port;
  }

  private void read() {
    byte[] buffer = new byte[LARGEST];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        byte[] bytes = new byte[n];
        System.arraycopy(buffer, 0, bytes, 0, n);
        read.put(new Piece(bytes, System.nanoTime()));
      }
    } catch (IOException gone) {
      // the board was unplugged
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the line's buffer where it is full. */
  void write(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  /** With one end of line only: the board would take a second one for data. */
  void type(String line) throws IOException {
    write((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The next piece, or nothing after so long. */
  Piece next(long millis) throws InterruptedException {
    Piece piece = read.poll(millis, TimeUnit.MILLISECONDS);
    return piece == null ? new Piece(new byte[0], System.nanoTime()) : piece;
  }

  /** Reads up to a prompt; answers when it came. */
  long awaitPrompt() throws IOException, InterruptedException {
    return await("\n> ").nanos();
  }

  /** Reads until these words are the last; answers all that came, and when its end did. */
  Piece await(String words) throws IOException, InterruptedException {
    StringBuilder all = new StringBuilder();
    while (true) {
      Piece piece = next(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      all.append(new String(piece.bytes, StandardCharsets.ISO_8859_1));
      if (all.toString().endsWith(words)) {
        return new Piece(all.toString().getBytes(StandardCharsets.ISO_8859_1), piece.nanos());
      }
      if (piece.bytes.length == 0) {
        throw new IOException("the board said only: " + all);
      }
    }
  }

  @Override
  public void close() {
    try {
      out.close();
      in.close();
    } catch (IOException gone) {
      // the board was unplugged before
    }
  }
}
