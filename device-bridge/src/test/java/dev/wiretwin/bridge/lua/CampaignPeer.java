package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.net.TcpEvents;
import dev.wiretwin.bridge.virtual.net.TcpServer;
import dev.wiretwin.bridge.virtual.net.TcpSocket;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import dev.wiretwin.core.handshake.AcceptKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The network of a board's one life, with a WebSocket server at any address: what the board sends
 * is there and acknowledged at once.
 */
final class CampaignPeer implements TcpStack {
  private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: (\\S+)");
  private static final Pattern PATH = Pattern.compile("^GET /(\\S+) ");
  private static final long TRIP_MICROS = 300;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;

  private final Cpu cpu;
  private final Messages messages;
  private int open;

  /** Who hears what the board's module does. */
  interface Messages {
    /** The path of a connection's URL tells which it is. */
    void opened(String path, Connection connection);

    void received(String path, byte[] message);

    /** The head of a connection's request, as it came. */
    default void requested(String head) {}

    void closed(String path);
  }

  CampaignPeer(Cpu cpu, Messages messages) {
    this.cpu = cpu;
    this.messages = messages;
  }

  @Override
  public Optional<TcpSocket> open() {
    return open++ < MOST_CONNECTIONS ? Optional.of(new Connection()) : Optional.empty();
  }

  @Override
  public void resolve(String name, Consumer<Optional<String>> found) {
    cpu.after(0, () -> found.accept(Optional.of(name)));
  }

  @Override
  public Optional<TcpServer> listen(int port, Function<TcpSocket, TcpEvents> accepted) {
    return Optional.empty();
  }

  /** One connection, both ends. */
  final class Connection implements TcpSocket {
    private final ByteArrayOutputStream unread = new ByteArrayOutputStream();
    private TcpEvents events;
    private String path;
    private int unacknowledged;
    private boolean over;

    // ---- the server's end

    /** Sends a message to the board. */
    void send(byte[] message) {
      frame(BINARY, message);
    }

    private void frame(int opcode, byte[] message) {
      ByteArrayOutputStream frame = new ByteArrayOutputStream();
      frame.write(0x80 | opcode);
      if (message.length < 126) {
        frame.write(message.length);
      } else {
        frame.write(126);
        frame.write(message.length >> 8);
        frame.write(message.length);
      }
      frame.writeBytes(message);
      toBoard(() -> events.received(frame.toByteArray()));
    }

    private void toBoard(Runnable what) {
      cpu.after(
          TRIP_MICROS,
          () -> {
            if (!over) {
              what.run();
            }
          });
    }

    private void arrived(byte[] bytes) {
      unread.writeBytes(bytes);
      byte[] all = unread.toByteArray();
      int at = path == null ? request(all) : 0;
      if (path != null) {
        int next = message(all, at);
        while (next > 0) {
          at = next;
          next = message(all, at);
        }
      }
      unread.reset();
      unread.write(all, at, all.length - at);
    }

    private int request(byte[] all) {
      String text = new String(all, StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      Matcher key = KEY.matcher(text);
      Matcher asked = PATH.matcher(text);
      if (end < 0 || !key.find() || !asked.find()) {
        return 0;
      }
      path = asked.group(1);
      messages.requested(text.substring(0, end + 4));
      messages.opened(path, this);
      String answer =
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + ("Sec-WebSocket-Accept: " + AcceptKey.of(key.group(1)) + "\r\n\r\n");
      byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
      toBoard(() -> events.received(bytes));
      return end + 4;
    }

    /** Takes the frame at {@code at}; answers where the next one begins, or 0. */
    private int message(byte[] b, int at) {
      int left = b.length - at;
      if (left < 2) {
        return 0;
      }
      int length = b[at + 1] & 127;
      int head = length == 126 ? 8 : 6;
      if (left < head) {
        return 0;
      }
      length = length == 126 ? (b[at + 2] & 255) << 8 | b[at + 3] & 255 : length;
      if (left < head + length) {
        return 0;
      }
      byte[] payload = Arrays.copyOfRange(b, at + head, at + head + length);
      for (int i = 0; i < length; i++) {
        payload[i] ^= b[at + head - 4 + i % 4];
      }
      if ((b[at] & 15) == BINARY) {
        messages.received(path, payload);
      } else if ((b[at] & 15) == CLOSE) {
        frame(CLOSE, payload);
        toBoard(() -> events.ended());
      }
      return at + head + length;
    }

    // ---- the board's end

    @Override
    public void connect(String ip, int port, boolean tls, TcpEvents listener) {
      events = listener;
      toBoard(listener::connected);
    }

    @Override
    public int room() {
      return SEND_BYTES - unacknowledged;
    }

    @Override
    public boolean write(byte[] bytes, int from, int length) {
      if (over || length > room()) {
        return false;
      }
      unacknowledged += length;
      cpu.after(
          0,
          () -> {
            unacknowledged -= length;
            events.sent(length);
          });
      arrived(Arrays.copyOfRange(bytes, from, from + length));
      return true;
    }

    @Override
    public void receiving(boolean wanted) {
      throw new UnsupportedOperationException("the module never stops receiving");
    }

    @Override
    public void close() {
      if (!over) {
        over = true;
        open--;
        messages.closed(path);
      }
    }

    @Override
    public void abort() {
      close();
    }

    @Override
    public String remoteAddress() {
      return "10.0.0.1";
    }

    @Override
    public int remotePort() {
      return 80;
    }

    @Override
    public int localPort() {
      return 1025;
    }
  }
}
