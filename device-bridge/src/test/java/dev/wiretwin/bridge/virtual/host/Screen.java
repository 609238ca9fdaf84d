package dev.wiretwin.bridge.virtual.host;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A person at the host's end of a board's line: types, and reads until something is there. */
public final class Screen implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;
  private static final int END = -1;

  private final InputStream in;
  private final OutputStream out;
  private final BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();

  private Screen(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
    Thread reader = new Thread(this::read, "screen");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * @param port a path or {@code tcp://host:port}
   */
  public static Screen on(String port) throws IOException {
    if (port.startsWith("tcp://")) {
      String[] words = port.substring("tcp://".length()).split(":");
      Socket socket = new Socket(words[0], Integer.parseInt(words[1]));
      return new Screen(socket.getInputStream(), socket.getOutputStream());
    }
    return new Screen(new FileInputStream(port), new FileOutputStream(port));
  }

  private void read() {
    try {
      for (int b = in.read(); b >= 0; b = in.read()) {
        seen.add(b);
      }
    } catch (IOException gone) {
      // seen as the end
    }
    seen.add(END);
  }

  public void type(String latin1) throws IOException {
    out.write(latin1.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Everything up to and with these words, one character per byte. */
  public String until(String words) throws InterruptedException {
    StringBuilder all = new StringBuilder();
    while (!all.toString().endsWith(words)) {
      Integer next = seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null || next == END) {
        throw new AssertionError(
            (next == null ? "no more came than: " : "the line ended behind: ") + all);
      }
      all.append((char) (int) next);
    }
    return all.toString();
  }

  /** So many bytes, one character each, whatever they are. */
  public String take(int count) throws InterruptedException {
    StringBuilder all = new StringBuilder();
    while (all.length() < count) {
      Integer next = seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null || next == END) {
        throw new AssertionError("only " + all.length() + " of " + count + " bytes came: " + all);
      }
      all.append((char) (int) next);
    }
    return all.toString();
  }

  /** Reads on until the line ends, as it does when the board is unplugged. */
  public void untilTheEnd() throws InterruptedException {
    for (Integer next = 0; next != END; ) {
      next = seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("the line did not end");
      }
    }
  }

  /** Types a line and gives what comes back between the echo and the next prompt. */
  public String run(String lua) throws IOException, InterruptedException {
    type(lua + "\r\n");
    until(lua + "\r\n");
    String answer = until("> ");
    return answer.substring(0, answer.length() - 2);
  }

  @Override
  public void close() throws IOException {
    out.close();
    in.close();
  }
}
