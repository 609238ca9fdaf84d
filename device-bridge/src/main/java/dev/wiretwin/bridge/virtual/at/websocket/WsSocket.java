package dev.wiretwin.bridge.virtual.at.websocket;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.net.TcpEvents;
import dev.wiretwin.bridge.virtual.net.TcpSocket;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * One WebSocket of the module: opens it, keeps it alive, and opens it again when it was lost. On
 * the board's processor only.
 */
public final class WsSocket {
  /** From a loss to the next attempt. */
  public static final long RETRY_MICROS = 10_000_000;

  /** So long the other side may take to end what both have agreed to end. */
  public static final long GOODBYE_MICROS = 1_000_000;

  private static final long SECOND = 1_000_000;
  private static final long MILLI = 1_000;
  private static final byte[] NOTHING = {};

  private final Cpu cpu;
  private final TcpStack stack;
  private final IntSupplier random;
  private final WsWish wish;
  private final Keeper keeper;
  private State state = State.NEW;
  private Attempt attempt;
  private Cpu.Alarm retry = () -> {};
  private Runnable closed = () -> {};

  /** In the order of {@code WSOPEN?}'s numbers, but for the first. */
  enum State {
    NEW,
    CLOSED,
    RECONNECTING,
    OPEN,
    /** Lost; the next attempt is planned. */
    WAITING,
    /** The server's close frame came, or ours went. */
    CLOSING
  }

  /** Who hears of a socket's fate. */
  public interface Keeper {
    /** It stands; also when it was opened again. */
    void opened();

    /** The first attempt came to nothing, and it is over with that. */
    void failed();

    /** A data frame came, or a piece of a long one. */
    void data(byte[] bytes);

    /** It is lost, and will be opened again. */
    void lost();

    /** It is over. */
    void closed();
  }

  /** A socket that is not opened yet. */
  public WsSocket(Cpu cpu, TcpStack stack, IntSupplier random, WsWish wish, Keeper keeper) {
    this.cpu = cpu;
    this.stack = stack;
    this.random = random;
    this.wish = wish;
    this.keeper = keeper;
  }

  public WsWish wish() {
    return wish;
  }

  /** The number that stands for it in {@code WSOPEN?}: 0 closed … 4 closing. */
  public int number() {
    return Math.max(0, state.ordinal() - State.CLOSED.ordinal());
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }

  /** Begins the first attempt; {@link Keeper#opened} or {@link Keeper#failed} follows. */
  public void open() {
    attempt = new Attempt();
    attempt.begin();
  }

  /**
   * Sends one frame.
   *
   * @param told hears whether TCP has taken it all, in time
   */
  public void send(int opcode, byte[] payload, int timeoutMillis, Consumer<Boolean> told) {
    if (state == State.OPEN) {
      attempt.send(opcode, payload, timeoutMillis, told);
    } else {
      told.accept(false);
    }
  }

  /**
   * Ends it: with the server, if it stands.
   *
   * @param then runs once, when it is over
   */
  public void close(Runnable then) {
    closed = then;
    retry.cancel();
    if (state == State.OPEN) {
      state = State.CLOSING;
      attempt.sayGoodbye();
    } else if (state != State.CLOSING) {
      end();
    }
  }

  /** The network is gone: whatever stands is lost. */
  public void abort() {
    if (attempt != null && (state == State.OPEN || state == State.CLOSING)) {
      attempt.over(true);
    }
  }

  private void end() {
    state = State.CLOSED;
    if (attempt != null) {
      attempt.forget(false);
    }
    keeper.closed();
    Runnable then = closed;
    closed = () -> {};
    then.run();
  }

  private void lost() {
    state = State.WAITING;
    keeper.lost();
    retryLater();
  }

  private void retryLater() {
    retry = cpu.after(RETRY_MICROS, this::again);
  }

  private void again() {
    state = State.RECONNECTING;
    attempt = new Attempt();
    attempt.begin();
  }

  /** One connection, from its attempt to its end. */
  private final class Attempt implements TcpEvents, WsFrames.Sink {
    private final WsHandshake handshake = new WsHandshake(wish, random);
    private final WsFrames frames = new WsFrames(wish.bufferBytes(), this);
    private final StringBuilder head = new StringBuilder();
    private Optional<TcpSocket> socket = Optional.empty();
    private Cpu.Alarm alarm = () -> {};
    private Cpu.Alarm ping = () -> {};
    private Cpu.Alarm pong = () -> {};

    /** Null until TCP stands. */
    private WsOutbox outbox;

    private boolean awaitsPong;
    private boolean upgraded;
    private boolean over;

    void begin() {
      alarm = cpu.after(wish.timeoutMillis() * MILLI, () -> over(true));
      if (handshake.fits()) {
        stack.resolve(wish.address().host(), this::resolved);
      } else {
        cpu.post(Cpu.Priority.LOW, () -> over(true));
      }
    }

    private void resolved(Optional<String> address) {
      if (over) {
        return;
      }
      socket = address.isPresent() ? stack.open() : Optional.empty();
      if (socket.isEmpty()) {
        over(true);
      } else {
        WsAddress to = wish.address();
        socket.get().connect(address.get(), to.port(), to.secure(), this);
      }
    }

    @Override
    public void connected() {
      if (!over) {
        outbox = new WsOutbox(cpu, socket.orElseThrow());
        outbox.add(handshake.request());
      }
    }

    @Override
    public void received(byte[] segment) {
      if (over) {
        return;
      }
      if (upgraded) {
        frames.receive(segment);
      } else {
        answered(segment);
      }
    }

    private void answered(byte[] segment) {
      for (int i = 0; i < segment.length && !over; i++) {
        head.append((char) (segment[i] & 0xFF));
        if (head.length() > WsHandshake.MOST_HEAD) {
          over(true);
        } else if (head.length() > 3 && head.lastIndexOf("\r\n\r\n") == head.length() - 4) {
          judged(Arrays.copyOfRange(segment, i + 1, segment.length));
          return;
        }
      }
    }

    private void judged(byte[] rest) {
      if (!handshake.accepts(head.toString())) {
        over(true);
        return;
      }
      upgraded = true;
      alarm.cancel();
      state = State.OPEN;
      ping = cpu.after(wish.pingSeconds() * SECOND, this::ping);
      keeper.opened();
      if (!over) {
        frames.receive(rest);
      }
    }

    private void ping() {
      say(WsFrames.PING, NOTHING);
      ping = cpu.after(wish.pingSeconds() * SECOND, this::ping);
      if (!awaitsPong) {
        awaitsPong = true;
        pong = cpu.after(wish.pongSeconds() * SECOND, () -> over(true));
      }
    }

    // ---- frames

    @Override
    public void data(byte[] bytes) {
      if (!over && state == State.OPEN) {
        keeper.data(bytes);
      }
    }

    @Override
    public void control(int opcode, byte[] bytes) {
      if (over) {
        return;
      }
      switch (opcode) {
        case WsFrames.PING -> say(WsFrames.PONG, bytes);
        case WsFrames.PONG -> {
          awaitsPong = false;
          pong.cancel();
        }
        case WsFrames.CLOSE -> goodbye();
        default -> {
          // the firmware passes over what it does not know
        }
      }
    }

    @Override
    public void broken() {
      over(true);
    }

    private void goodbye() {
      if (state == State.CLOSING) {
        finish(); // the answer to ours
      } else {
        state = State.CLOSING;
        sayGoodbye();
      }
    }

    void sayGoodbye() {
      say(WsFrames.CLOSE, NOTHING);
      ping.cancel();
      pong.cancel();
      alarm = cpu.after(GOODBYE_MICROS, this::finish);
    }

    // ---- sending

    void send(int opcode, byte[] payload, int timeoutMillis, Consumer<Boolean> told) {
      outbox.whenFlushed(timeoutMillis, told);
      say(opcode, payload);
    }

    private void say(int opcode, byte[] payload) {
      if (!outbox.add(WsFrames.frame(opcode, payload, random))) {
        over(true);
      }
    }

    @Override
    public void sent(int bytes) {
      if (!over) {
        outbox.pump();
      }
    }

    // ---- the end

    @Override
    public void ended() {
      over(false);
    }

    @Override
    public void failed(Failure why) {
      over(false);
    }

    /** Both have said goodbye, or the time for it is over. */
    private void finish() {
      forget(false);
      end();
    }

    void over(boolean abort) {
      if (over) {
        return;
      }
      forget(abort);
      switch (state) {
        case NEW -> {
          state = State.CLOSED;
          keeper.failed();
        }
        case OPEN -> lost();
        case CLOSING -> end();
        default -> {
          state = State.WAITING;
          retryLater();
        }
      }
    }

    void forget(boolean abort) {
      if (over) {
        return;
      }
      over = true;
      alarm.cancel();
      ping.cancel();
      pong.cancel();
      if (abort) {
        socket.ifPresent(TcpSocket::abort);
      } else {
        socket.ifPresent(TcpSocket::close);
      }
      if (outbox != null) {
        outbox.end();
      }
    }
  }
}
