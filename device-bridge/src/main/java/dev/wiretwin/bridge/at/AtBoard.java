package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.TappedLine;
import dev.wiretwin.core.client.EngineClient;
import dev.wiretwin.core.client.WebSocketClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * A module with AT firmware, in our hands: clients whose engine runs here and whose sockets are the
 * module's. It is set up by itself, again after each start and when its line comes back; {@link
 * AtListener} tells. Thread safe.
 *
 * <pre>{@code
 * AtBoard board = AtBoard.open(opening, AtSettings.DEFAULT, listener, surroundings);
 * // listener.ready(summary)
 * WebSocketClient client = board.newClient();
 * client.connect("ws://192.168.1.7:8080/");
 * }</pre>
 */
public final class AtBoard implements AutoCloseable {
  private final AtLoop loop;
  private final AtSettings settings;
  private final Surroundings around;
  private final AtLine line;
  private final AtModule module;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /**
   * What a board needs besides its line.
   *
   * @param nanoClock for time limits
   * @param handlerThreads where handlers of clients run; as many at once as there are clients
   * @param log keeps every byte both ways
   */
  public record Surroundings(LongSupplier nanoClock, Executor handlerThreads, ConsoleLog log) {}

  private AtBoard(
      LineOpening opening, AtSettings settings, AtListener listener, Surroundings around) {
    this.settings = settings;
    this.around = around;
    loop = new AtLoop(around.nanoClock());
    line = new AtLine(opening, settings.baud(), loop, new LineOwner());
    module = new AtModule(loop, line, settings, listener);
  }

  private final class LineOwner implements AtLine.Owner {
    @Override
    public void received(byte[] bytes) {
      module.received(bytes);
    }

    @Override
    public void lineGone(String why) {
      module.lineGone(why);
    }

    @Override
    public void lineBack() {
      module.begin();
    }
  }

  /**
   * Opens the line and begins to set the module up; {@link AtListener#ready} follows.
   *
   * @param opening opens the line, now and whenever it was lost
   * @throws LineFailure if the line cannot be had now
   */
  public static AtBoard open(
      LineOpening opening, AtSettings settings, AtListener listener, Surroundings around)
      throws LineFailure {
    LineOpening tapped = TappedLine.of(opening, around.log());
    AtBoard board = new AtBoard(tapped, settings, listener, around);
    CompletableFuture<Void> opened = new CompletableFuture<>();
    board.loop.execute(
        () -> {
          try {
            board.line.open();
            board.module.begin();
            opened.complete(null);
          } catch (LineFailure refused) {
            opened.completeExceptionally(refused);
          }
        });
    try {
      opened.join();
    } catch (CompletionException refused) {
      board.loop.end();
      throw refused.getCause() instanceof LineFailure why
          ? why
          : new LineFailure(refused.getMessage());
    }
    return board;
  }

  /**
   * A client over one of the module's links, which it takes when it connects. With all links taken
   * its close event says so.
   */
  public WebSocketClient newClient() {
    return newClient(settings.tls() == AtSettings.Tls.HOST ? AtWay.TCP : AtWay.TLS);
  }

  /**
   * The same, going a way of its own. On the module's own WebSockets, of which it has three, the
   * frames are its firmware's, which tells little of them ({@link AtModuleClient#CANNOT_TELL}).
   *
   * @throws IllegalStateException if the module's firmware does not know that way, or is not known
   *     yet; says so
   */
  public WebSocketClient newClient(AtWay way) {
    return switch (way) {
      case TCP ->
          new EngineClient(() -> new AtHostTls(module.newTransport()), around.handlerThreads());
      case TLS -> new EngineClient(module::newTransport, around.handlerThreads());
      case WEBSOCKET -> module.newModuleClient(around.handlerThreads());
    };
  }

  /** Whether clients can connect now. */
  public boolean isReady() {
    return module.isReady();
  }

  /** Why they cannot, when they cannot; a sentence. */
  public String trouble() {
    return module.trouble();
  }

  /** What the module is, in one line; empty while that is not known. */
  public String summary() {
    AtDialect dialect = module.dialect();
    return dialect == null ? "" : dialect.summary();
  }

  /** The same as a catalogue names it, {@code esp-at-2.3.0.0}; empty while it is not known. */
  public String firmware() {
    AtDialect dialect = module.dialect();
    return dialect == null ? "" : dialect.firmware();
  }

  /** The module's way into a network; for one thread, which may block. */
  public AtWifi wifi() {
    return new AtWifi(module, around.log(), around.nanoClock());
  }

  /** Every byte of the line both ways, bounded. */
  public ConsoleLog log() {
    return around.log();
  }

  /**
   * Gives module and line back: its links are closed, and its rate is what it was. Waits some
   * seconds at the most. Any number of times.
   */
  @Override
  public void close() {
    if (!ended.isDone()) {
      loop.schedule(0, () -> module.close(this::end));
      ended.join();
    }
  }

  private void end() {
    line.close();
    loop.end();
    ended.complete(null);
  }
}
