package dev.wiretwin.bridge.virtual.websocket;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.module.Board;
import dev.wiretwin.bridge.virtual.net.TcpEvents;
import dev.wiretwin.bridge.virtual.net.TcpSocket;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * One connection of the client that keeps what the manual promises: nothing is lost, lengths are
 * right, codes mean what they say. On the board's processor only. Source: {@code
 * docs/modules/websocket.md}.
 */
final class DocumentedConnection implements TcpEvents {
  private static final int LONGEST_ANSWER = 8192;
  private static final int TLS_FAILED = -128;
  private static final int CONNECTION_LOST = -110;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int NORMAL = 1000;
  private static final int MILLIS = 1000;
  private static final int CONNECT_MILLIS = 10_000;
  private static final int PING_MILLIS = 30_000;
  private static final int CLOSE_MILLIS = 5_000;
  private static final int UNANSWERED_PINGS = 2;

  private final Board board;
  private final IntSupplier random;
  private final WsEvents events;
  private final OpeningRequest opening;
  private final TlsMemory tls;
  private final MessageReader reader = new MessageReader();
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
  private Optional<TcpSocket> socket = Optional.empty();
  private Cpu.Alarm alarm = () -> {};
  private byte[] waiting = new byte[0];
  private boolean open;
  private boolean closing;
  private boolean leaving;
  private boolean over;
  private int unacknowledged;
  private int unanswered;
  private int codeAtEnd;

  DocumentedConnection(Board board, IntSupplier random, WsEvents events, OpeningRequest opening) {
    this.board = board;
    this.random = random;
    this.events = events;
    this.opening = opening;
    tls = new TlsMemory(board.heap());
  }

  boolean isOpen() {
    return open && !closing;
  }

  // ---- from the script

  void start() {
    wakeAfter(CONNECT_MILLIS, () -> end(-18, true));
    board.tcp().resolve(opening.target().host(), this::resolved);
  }

  void send(int opcode, byte[] payload) {
    if (payload.length + 14 > board.heap().free()) {
      end(-16, true);
    } else {
      write(frame(opcode, payload));
    }
  }

  void close() {
    if (!open) {
      end(0, true);
    } else if (!closing) {
      closing = true;
      write(frame(CLOSE, code(NORMAL)));
      wakeAfter(CLOSE_MILLIS, () -> end(0, false));
    }
  }

  /** Forgets everything, without a word to anybody. */
  void forget() {
    over = true;
    alarm.cancel();
    tls.end();
  }

  // ---- from below

  private void resolved(Optional<String> address) {
    if (over) {
      return;
    }
    socket = address.isPresent() ? board.tcp().open() : socket;
    if (socket.isEmpty()) {
      end(address.isPresent() ? -99 : -5, true);
      return;
    }
    DocumentedUrl.Target target = opening.target();
    boolean secure = target.secure() && tls.begin();
    socket.get().connect(address.get(), target.port(), secure, this);
  }

  @Override
  public void connected() {
    if (over) {
      return;
    }
    if (opening.target().secure() && !tls.isHeld()) {
      end(TLS_FAILED, false);
    } else {
      tls.established();
      write(opening.text().getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  @Override
  public void received(byte[] segment) {
    if (over) {
      return;
    }
    unanswered = 0;
    byte[] frames = segment;
    if (!open) {
      frames = answered(segment);
    }
    if (open && frames.length > 0) {
      reader.add(frames);
    }
    takeMessages();
  }

  /** Reads the answer; answers with what lies behind it. */
  private byte[] answered(byte[] segment) {
    answer.writeBytes(segment);
    String text = answer.toString(StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      if (text.length() > LONGEST_ANSWER) {
        end(-7, true);
      }
      return new byte[0];
    }
    int code = opening.judge(text.substring(0, end + 2));
    if (code != 0) {
      end(code, false);
      return new byte[0];
    }
    open = true;
    wakeAfter(PING_MILLIS, this::ping);
    events.connection();
    return Arrays.copyOfRange(answer.toByteArray(), end + 4, answer.size());
  }

  private void takeMessages() {
    while (!over && open) {
      MessageReader.Message message = reader.next(board.heap().free());
      if (message == null) {
        return;
      }
      take(message);
    }
  }

  private void take(MessageReader.Message message) {
    if (message.failure() != 0) {
      write(frame(CLOSE, code(message.goodbye())));
      end(message.failure(), false);
    } else if (message.opcode() == PING) {
      write(frame(PONG, message.payload()));
    } else if (message.opcode() == CLOSE) {
      if (closing) {
        end(0, false);
        return;
      }
      closing = true;
      leaving = true;
      codeAtEnd = -6;
      write(frame(CLOSE, message.payload()));
      wakeAfter(CLOSE_MILLIS, () -> end(-6, false));
    } else if (message.opcode() != PONG && !leaving) {
      events.receive(message.payload(), message.opcode());
    }
  }

  @Override
  public void sent(int bytes) {
    unacknowledged -= bytes;
    if (!over) {
      flush();
      if (leaving && unacknowledged == 0 && waiting.length == 0) {
        end(codeAtEnd, false);
      }
    }
  }

  @Override
  public void ended() {
    // TCP that ends without a close frame before it has broken down
    end(!open ? -99 : closing ? codeAtEnd : CONNECTION_LOST, false);
  }

  @Override
  public void failed(Failure why) {
    socket = Optional.empty();
    end(
        switch (why) {
          case RESET -> -109;
          case TIMEOUT -> -111;
          case TLS -> TLS_FAILED;
        },
        true);
  }

  // ---- at last

  private void ping() {
    if (unanswered == UNANSWERED_PINGS) {
      end(-19, false);
      return;
    }
    unanswered++;
    write(frame(PING, new byte[0]));
    wakeAfter(PING_MILLIS, this::ping);
  }

  private void wakeAfter(long millis, Runnable what) {
    alarm.cancel();
    alarm = board.cpu().after(millis * MILLIS, what);
  }

  private void end(int code, boolean abort) {
    if (over) {
      return;
    }
    forget();
    if (abort) {
      socket.ifPresent(TcpSocket::abort);
    } else {
      socket.ifPresent(TcpSocket::close);
    }
    events.failure(code);
  }

  private static byte[] code(int number) {
    return new byte[] {(byte) (number >> 8), (byte) number};
  }

  private byte[] frame(int opcode, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0x80 | opcode & 15);
    int form = payload.length < 126 ? payload.length : payload.length < 65536 ? 126 : 127;
    frame.write(0x80 | form);
    int lengthBytes = form == 126 ? 2 : form == 127 ? 8 : 0;
    for (int i = lengthBytes - 1; i >= 0; i--) {
      frame.write((int) ((long) payload.length >> 8 * i));
    }
    byte[] mask = new byte[4];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (byte) random.getAsInt();
    }
    frame.writeBytes(mask);
    for (int i = 0; i < payload.length; i++) {
      frame.write(payload[i] ^ mask[i % 4]);
    }
    return frame.toByteArray();
  }

  private void write(byte[] bytes) {
    byte[] all = Arrays.copyOf(waiting, waiting.length + bytes.length);
    System.arraycopy(bytes, 0, all, waiting.length, bytes.length);
    waiting = all;
    flush();
  }

  /** Hands on as much as there is room for. */
  private void flush() {
    int now = socket.map(s -> Math.min(s.room(), waiting.length)).orElse(0);
    if (now > 0 && socket.get().write(waiting, 0, now)) {
      unacknowledged += now;
      waiting = Arrays.copyOfRange(waiting, now, waiting.length);
    }
  }
}
