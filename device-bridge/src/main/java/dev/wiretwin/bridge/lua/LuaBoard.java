package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.console.LuaRunner;
import dev.wiretwin.bridge.link.LinkCounters;
import dev.wiretwin.bridge.link.Parcel;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.ResetSequence;
import dev.wiretwin.bridge.serial.TappedLine;
import dev.wiretwin.core.client.WebSocketClient;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * A NodeMCU board with Lua firmware, in our hands: clients of its own {@code websocket} module, Lua
 * that is run on it, its console, its resets. It is brought up by itself, again after each restart
 * and when its line comes back; {@link BoardListener} tells. Thread safe.
 *
 * <pre>{@code
 * LuaBoard board = LuaBoard.open(opening, AgentSettings.DEFAULT, listener, surroundings);
 * // listener.ready(heap)
 * WebSocketClient client = board.newClient();
 * client.connect("ws://192.168.1.7:8080/");
 * }</pre>
 */
public final class LuaBoard implements AutoCloseable {
  private final AgentLink link;
  private final ConsoleLog log;

  private LuaBoard(AgentLink link, ConsoleLog log) {
    this.link = link;
    this.log = log;
  }

  /**
   * What a board needs besides its line.
   *
   * @param nanoClock for time limits
   * @param handlerThreads where handlers of clients run; as many at once as there are clients
   * @param log keeps every byte both ways
   */
  public record Surroundings(LongSupplier nanoClock, Executor handlerThreads, ConsoleLog log) {}

  /**
   * Opens the line and begins to bring the agent up; {@link BoardListener#ready} follows.
   *
   * @param opening opens the line, now and whenever it was lost
   * @throws LineFailure if the line cannot be had now
   */
  public static LuaBoard open(
      LineOpening opening, AgentSettings settings, BoardListener listener, Surroundings around)
      throws LineFailure {
    LineOpening tapped = TappedLine.of(opening, around.log());
    return new LuaBoard(AgentLink.open(tapped, settings, listener, around), around.log());
  }

  /**
   * A client of the board's module; usable as soon as the board is ready.
   *
   * @throws IllegalStateException if there are 255 already, or the board was given back
   */
  public WebSocketClient newClient() {
    return link.newClient();
  }

  /** Forgets a client on both sides; its handlers hear nothing more. */
  public void forget(WebSocketClient client) {
    if (client instanceof LuaBoardClient ours) {
      link.forget(ours);
    }
  }

  /**
   * Has the board run Lua: one chunk, whose first result is told as a string. The future fails with
   * {@link IllegalStateException} and the board's words when Lua raised an error, and with {@link
   * LineFailure} when the board is not there or starts anew meanwhile.
   */
  public CompletableFuture<String> run(String lua) {
    return link.ask('e', lua.getBytes(StandardCharsets.ISO_8859_1)).thenApply(LuaBoard::result);
  }

  private static String result(Parcel answer) {
    String told = new String(answer.data(), StandardCharsets.ISO_8859_1);
    if (answer.argument() != 0) {
      throw new IllegalStateException("the board says: " + told);
    }
    return told;
  }

  /** The same for what speaks to boards in whatever way; waits for each answer. */
  public LuaRunner runner() {
    return new AgentRunner(this);
  }

  /** Sends bytes to the agent and back. */
  public CompletableFuture<byte[]> echo(byte[] bytes) {
    return link.ask('p', Objects.requireNonNull(bytes)).thenApply(Parcel::data);
  }

  /** Whether clients can connect now. */
  public boolean isReady() {
    return link.isUp();
  }

  /** Why they cannot, when they cannot; a sentence. */
  public String trouble() {
    return link.trouble();
  }

  /** Bytes that were free on the board when it was asked last, some seconds ago at the most. */
  public int heap() {
    return link.heap();
  }

  public LinkCounters counters() {
    return link.counters();
  }

  /** Every byte of the line both ways, bounded. */
  public ConsoleLog log() {
    return log;
  }

  /**
   * Resets the board by the modem lines of its port; {@link BoardListener#restarted} follows when
   * it was up. The future fails with {@link LineFailure} on a port that has none.
   */
  public CompletableFuture<Void> reset(ResetSequence sequence) {
    CompletableFuture<Void> played = new CompletableFuture<>();
    boolean begun =
        link.beside(
            () -> {
              try {
                sequence.play(link.line());
                played.complete(null);
              } catch (LineFailure refused) {
                played.completeExceptionally(refused);
              }
            });
    if (!begun) {
      played.completeExceptionally(new LineFailure(link.trouble()));
    }
    return played;
  }

  /** Asks the firmware to start anew ({@code node.restart()}). */
  public CompletableFuture<Void> restart() {
    return run("node.restart()").thenApply(nothing -> null);
  }

  /** Gives board and line back: the console works again. Any number of times. */
  @Override
  public void close() {
    link.close();
  }
}
