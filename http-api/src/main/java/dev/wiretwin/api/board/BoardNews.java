package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.at.AtListener;
import dev.wiretwin.bridge.identify.BootReason;
import dev.wiretwin.bridge.lua.BoardListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hears what becomes of a board in our hands, remembers it and tells everybody; and lets those wait
 * who need it. The listener's part is for the board's loop, waiting for any thread.
 */
final class BoardNews implements BoardListener, AtListener {
  private final Board board;
  private volatile CompletableFuture<Void> ready = new CompletableFuture<>();
  private String lastTrouble = "";

  BoardNews(Board board) {
    this.board = board;
  }

  @Override
  public void ready(int heapBytes) {
    board.learn(known -> known.withHeap(heapBytes));
    ready(Map.of("heap", heapBytes));
  }

  @Override
  public void ready(String summary) {
    board.learn(Known::withoutTrouble);
    ready(Map.of("sentence", summary));
  }

  private void ready(Map<String, ?> more) {
    lastTrouble = "";
    board.tell("ready", more);
    ready.complete(null);
  }

  @Override
  public void restarted(String why) {
    again();
    board.learn(Known::withRestart);
    board.tell("restarted", why);
  }

  @Override
  public void reason(BootReason reason) {
    board.learn(known -> known.withBoot(reason));
    board.tell("progress", "the firmware says why it started: " + reason.words());
  }

  @Override
  public void troubled(String why) {
    trouble(why);
    ready.completeExceptionally(
        new Refusal(RefusalCode.BOARD_UNREACHABLE, board.id() + ": " + why)
            .with("board", board.id()));
    again();
  }

  @Override
  public void gone(String why) {
    again();
    trouble(why);
  }

  /** The same trouble is told once, however often it is tried again. */
  private void trouble(String why) {
    board.learn(known -> known.withTrouble(why));
    if (!why.equals(lastTrouble)) {
      lastTrouble = why;
      board.tell("trouble", why);
    }
  }

  /** What was waited for until now is over; the next outcome is another one. */
  private void again() {
    if (ready.isDone()) {
      ready = new CompletableFuture<>();
    }
  }

  @Override
  public void remark(String text) {
    board.tell("progress", "the module says: " + text);
  }

  @Override
  public void console(byte[] text) {
    // the console log has it already
  }

  @Override
  public void undelivered(int client, String what) {
    board.tell("trouble", "not delivered: " + what);
  }

  @Override
  public void progress(String what) {
    board.tell("progress", what);
  }

  /**
   * Waits until clients can connect.
   *
   * @return false when the time is up
   * @throws Refusal if it turns out that they cannot
   */
  boolean awaitReady(Duration limit) throws InterruptedException {
    try {
      ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Refusal refusal
          ? refusal
          : new IllegalStateException(failed);
    }
  }
}
