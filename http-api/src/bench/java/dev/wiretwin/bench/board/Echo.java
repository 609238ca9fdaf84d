package dev.wiretwin.bench.board;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Boards that send back what they get, each fed as fast as its line goes. */
final class Echo {
  /** On the board: whatever has come goes back. */
  static final String SCRIPT = "uart.on('data', 0, function(d) uart.write(0, d) end, 0)";

  private static final int BITS = 10;
  private static final long STILL_MILLIS = 1000;
  private static final int FIRST = '!';
  private static final int DIFFERENT = 89; // a prime, so that no loss of whole buffers hides

  private final int baud;
  private final byte[] text;

  Echo(int baud, int seconds) {
    this.baud = baud;
    text = new byte[baud / BITS * seconds];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) (FIRST + i % DIFFERENT);
    }
  }

  /**
   * What one board gave back.
   *
   * @param missing bytes of what was written
   * @param wrong places at which something else came than what was next
   * @param behindMillis how much longer it took than the line alone takes
   */
  record Outcome(long missing, long wrong, double behindMillis) {}

  /** Feeds all boards at once and waits for the last. */
  List<Outcome> on(List<Port> ports) throws IOException, InterruptedException {
    ExecutorService hosts = Executors.newCachedThreadPool();
    try {
      List<CompletableFuture<Outcome>> running = new ArrayList<>();
      for (Port port : ports) {
        long began = System.nanoTime();
        hosts.execute(() -> feed(port));
        running.add(CompletableFuture.supplyAsync(() -> listen(port, began), hosts));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (CompletableFuture<Outcome> one : running) {
        outcomes.add(one.get());
      }
      return outcomes;
    } catch (ExecutionException failed) {
      throw new IOException("an echo could not be measured", failed.getCause());
    } finally {
      hosts.shutdownNow();
    }
  }

  private void feed(Port port) {
    try {
      port.write(text);
    } catch (IOException gone) {
      // then the bytes are missing
    }
  }

  private Outcome listen(Port port, long began) {
    int came = 0;
    int place = 0;
    long wrong = 0;
    long last = began;
    try {
      while (came < text.length) {
        Port.Piece piece = port.next(STILL_MILLIS);
        if (piece.bytes().length == 0) {
          break;
        }
        last = piece.nanos();
        for (byte b : piece.bytes()) {
          int gap = Math.floorMod(b - FIRST - place, DIFFERENT);
          wrong += gap == 0 ? 0 : 1;
          place += gap + 1;
          came++;
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    double line = text.length * (double) BITS / baud;
    return new Outcome(text.length - came, wrong, (last - began) / 1e6 - line * 1e3);
  }
}
