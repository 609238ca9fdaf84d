package dev.wiretwin.bench.board;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** How far a line is from its rate, in percent, measured at the end that receives. */
final class Pace {
  private static final int BITS = 10;
  private static final long PATIENCE_SECONDS = 30;
  private static final int LINE = 64;

  /** An adapter's bursts blur both ends of the time by up to 16 ms. */
  private static final int FEWEST_LINES = 75;

  private static final String PROMPT = "\n> ";
  private static final byte SENT = '#';

  private final Port port;
  private final int baud;

  Pace(Port port, int baud) {
    this.port = port;
    this.baud = baud;
  }

  /** The board sends for a second or more, the host looks at its clock. */
  double toHost() throws IOException, InterruptedException {
    int lines = Math.max(FEWEST_LINES, baud / BITS / LINE);
    port.type(
        "local s = string.char(%d):rep(%d) for i = 1, %d do uart.write(0, s) tmr.wdclr() end print()"
            .formatted((int) SENT, LINE, lines));
    StringBuilder all = new StringBuilder();
    int first = 0;
    int came = 0;
    long began = 0;
    long last = 0;
    while (!all.toString().endsWith(PROMPT)) {
      Port.Piece piece = port.next(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      if (piece.bytes().length == 0) {
        throw new IOException("only " + came + " of " + lines * LINE + " bytes came");
      }
      all.append(new String(piece.bytes(), StandardCharsets.ISO_8859_1));
      int before = came;
      came += count(piece.bytes());
      if (before == 0) {
        first = came;
        began = piece.nanos(); // the echo of what was typed holds none of them
      }
      last = came > before ? piece.nanos() : last;
    }
    return off(came - first, (last - began) / 1e9);
  }

  private static int count(byte[] bytes) {
    int count = 0;
    for (byte b : bytes) {
      count += b == SENT ? 1 : 0;
    }
    return count;
  }

  /** The host sends for a second, a script looks at the board's clock. */
  double toBoard() throws IOException, InterruptedException {
    int total = baud / BITS / LINE * LINE;
    port.type(
        "c, f = 0 uart.on('data', "
            + LINE
            + ", function(d) c, z = c + #d, tmr.now() if not f then f, a = c, z"
            + " end if c >= "
            + total
            + " then uart.on('data') print('took', c - f, z - a) end end, 0)");
    port.awaitPrompt();
    byte[] second = new byte[total];
    Arrays.fill(second, (byte) 'x');
    port.write(second);
    String answer = new String(port.await("\n").bytes(), StandardCharsets.ISO_8859_1).strip();
    String[] words = answer.split("\\s+");
    int at = Arrays.asList(words).indexOf("took");
    if (at < 0) {
      throw new IOException("the board did not say how long it took: " + answer);
    }
    return off(Long.parseLong(words[at + 1]), Long.parseLong(words[at + 2]) / 1e6);
  }

  private double off(long bytes, double seconds) {
    return 100 * Math.abs(bytes * BITS / seconds / baud - 1);
  }
}
