package dev.wiretwin.bench.rest;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Reads the stream of events as a browser would, and counts: what came, what was marked as missed,
 * and what is missing without a mark. On a thread of its own; the counters are read when it has
 * ended.
 */
final class StreamReader implements Runnable, AutoCloseable {
  private static final int LONGEST_KEPT = 160;

  private final Socket socket;
  private final byte[] line = new byte[LONGEST_KEPT];
  private int length;
  private long last;
  private long skipped;
  private boolean gap;
  private volatile long came;
  private volatile long marked;
  private long unmarked;

  StreamReader(int port) throws IOException {
    socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
    socket
        .getOutputStream()
        .write(
            "GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
  }

  long came() {
    return came;
  }

  /** Missed, and told so. */
  long marked() {
    return marked;
  }

  /** Missing, and nothing said. */
  long unmarked() {
    return unmarked;
  }

  @Override
  public void run() {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = socket.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        take(buffer, read);
      }
    } catch (IOException closed) {
      // by the bench, when it has measured
      Thread.currentThread().interrupt();
    }
  }

  private void take(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      byte next = bytes[i];
      if (next == '\n') {
        ended();
        length = 0;
      } else if (length < LONGEST_KEPT) {
        line[length++] = next;
      }
    }
  }

  private void ended() {
    if (starts("id: ")) {
      id(number(4));
    } else if (starts("event: gap")) {
      gap = true;
    } else if (gap && starts("data: ")) {
      gap();
    }
  }

  private void id(long id) {
    skipped = last == 0 ? 0 : id - last - 1;
    unmarked += skipped;
    came++;
    last = id;
  }

  /** Its id was the last of those that it stands for. */
  private void gap() {
    String data = new String(line, 0, length, StandardCharsets.US_ASCII);
    long missed = Long.parseLong(data.replaceFirst(".*\"missed\":([0-9]+).*", "$1"));
    came--;
    marked += missed;
    unmarked += 1 - missed;
    gap = false;
  }

  private boolean starts(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (i >= length || line[i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private long number(int from) {
    long number = 0;
    for (int i = from; i < length && line[i] >= '0' && line[i] <= '9'; i++) {
      number = number * 10 + line[i] - '0';
    }
    return number;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
