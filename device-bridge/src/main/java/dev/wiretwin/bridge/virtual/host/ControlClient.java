package dev.wiretwin.bridge.virtual.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Asks a running board something on its control socket. Stateless, any thread. */
public final class ControlClient {
  private static final int LONGEST_ANSWER = 16 << 10;

  private ControlClient() {}

  /**
   * Says one request and waits for its answer.
   *
   * @param control the board's control file
   * @return the answer's line
   * @throws IOException if there is none in that time; the sentence is fit for people
   */
  public static String ask(Path control, String request, Duration patience) throws IOException {
    ControlPlace.Door door = ControlPlace.door(control);
    long end = System.nanoTime() + patience.toNanos();
    String lines = door.token().map(token -> ControlTalk.TOKEN + token + "\n").orElse("");
    ByteBuffer out = ByteBuffer.wrap((lines + request + "\n").getBytes(StandardCharsets.UTF_8));
    try (SocketChannel channel = SocketChannel.open(door.address());
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      SelectionKey key = channel.register(selector, SelectionKey.OP_WRITE);
      while (out.hasRemaining()) {
        await(selector, end);
        channel.write(out);
      }
      key.interestOps(SelectionKey.OP_READ);
      return answer(channel, selector, end);
    }
  }

  private static String answer(SocketChannel channel, Selector selector, long end)
      throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    ByteBuffer in = ByteBuffer.allocate(1024);
    while (answer.size() < LONGEST_ANSWER) {
      await(selector, end);
      in.clear();
      if (channel.read(in) < 0) {
        throw new IOException("the board hung up without an answer");
      }
      answer.write(in.array(), 0, in.position());
      String said = answer.toString(StandardCharsets.UTF_8);
      if (said.indexOf('\n') >= 0) {
        return said.substring(0, said.indexOf('\n'));
      }
    }
    throw new IOException("the board's answer has no end");
  }

  private static void await(Selector selector, long end) throws IOException {
    long millis = (end - System.nanoTime()) / 1_000_000;
    selector.selectedKeys().clear();
    if (millis <= 0 || selector.select(millis) == 0) {
      throw new IOException("the board does not answer in time");
    }
  }
}
