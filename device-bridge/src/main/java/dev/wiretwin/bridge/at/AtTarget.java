package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.scenario.Target;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A module with AT firmware as a target of scenarios: it is led step by step from here, by clients
 * whose sockets are the module's. A start of the module, a lost line or silence is a mishap, and no
 * difference. Thread safe; closing it gives module and line back.
 */
public final class AtTarget implements AutoCloseable {
  private static final long READY_S = 20;

  private final AtBoard board;
  private final AtWay way;
  private final Target target;
  private final Watch watch;

  private AtTarget(AtBoard board, Watch watch, Role role) {
    this.board = board;
    this.watch = watch;
    this.way = role.way();
    target =
        new Target(role.name(), role.scalesTime(), this::newClient)
            .withMishaps(watch::mishap)
            .withRemarks(way == AtWay.WEBSOCKET ? AtModuleClient.CANNOT_TELL : List.of());
  }

  /**
   * What a module is in a comparison.
   *
   * @param name of the target, {@code board:<id>}
   * @param scalesTime whether it runs at the pace that scenarios ask for; only a virtual one does
   * @param way that its clients go
   */
  public record Role(String name, boolean scalesTime, AtWay way) {}

  /** What becomes of the module; on its loop, but for what is asked. */
  private static final class Watch implements AtListener {
    private final AtomicReference<String> mishap = new AtomicReference<>();
    private volatile CountDownLatch ready = new CountDownLatch(1);

    @Override
    public void ready(String summary) {
      ready.countDown();
    }

    @Override
    public void restarted(String why) {
      happened(why);
    }

    @Override
    public void troubled(String why) {
      happened(why);
    }

    @Override
    public void gone(String why) {
      happened("the line to the module is gone: " + why);
    }

    /** The first that happened is the cause of what follows. */
    private void happened(String why) {
      if (ready.getCount() == 0) {
        ready = new CountDownLatch(1);
      }
      mishap.compareAndSet(null, why);
    }

    @Override
    public void remark(String text) {
      // the console log has it
    }

    private Optional<String> mishap() {
      return Optional.ofNullable(mishap.getAndSet(null));
    }

    private boolean awaitReady() throws InterruptedException {
      return ready.await(READY_S, TimeUnit.SECONDS);
    }
  }

  /**
   * Opens the line and waits until clients can connect, 20 s at the most.
   *
   * @throws LineFailure if the line cannot be had, or the module is not ready in time; says why
   */
  public static AtTarget open(
      Role role, LineOpening opening, AtSettings settings, AtBoard.Surroundings around)
      throws LineFailure, InterruptedException {
    Watch watch = new Watch();
    AtBoard board = AtBoard.open(opening, settings, watch, around);
    boolean kept = false;
    try {
      if (!watch.awaitReady()) {
        throw new LineFailure(role.name() + " is not ready: " + board.trouble());
      }
      kept = true;
      return new AtTarget(board, watch, role);
    } finally {
      if (!kept) {
        board.close();
      }
    }
  }

  public Target target() {
    return target;
  }

  /**
   * What a catalogue calls what runs there, as far as it has told: {@code esp-at-2.3.0.0}, and with
   * the module's own WebSocket {@code esp-at-5.0.1.0-ws}.
   */
  public String firmware() {
    return board.firmware() + (way == AtWay.WEBSOCKET ? "-ws" : "");
  }

  /** One that has started anew a moment ago is waited for. */
  private WebSocketClient newClient() {
    try {
      if (!watch.awaitReady()) {
        throw new IllegalStateException(board.trouble());
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("nobody waits for the module any more", ending);
    }
    WebSocketClient client = board.newClient(way);
    return way == AtWay.WEBSOCKET ? new AtLedClient(client) : client;
  }

  @Override
  public void close() {
    board.close();
  }
}
