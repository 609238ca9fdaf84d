package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.identify.BootReason;
import dev.wiretwin.bridge.lua.BoardListener;
import dev.wiretwin.bridge.lua.LuaBoard;
import dev.wiretwin.bridge.serial.LineFailure;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Waits for a board's agent and tries it. The listener's methods are the board's loop's. */
final class AgentTrial implements BoardListener {
  private static final int TRIPS = 20;
  private static final long READY_SECONDS = 60;
  private static final long ANSWER_SECONDS = 10;

  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final Consumer<String> progress;
  private volatile boolean uploaded;

  /**
   * @param progress hears what is being done
   */
  AgentTrial(Consumer<String> progress) {
    this.progress = progress;
  }

  /**
   * What was found.
   *
   * @param heapBytes free on the board beside the agent
   * @param tripMillis median time of a byte there and back
   * @param sent whether the agent had to be sent first
   */
  record Outcome(int heapBytes, double tripMillis, boolean sent) {}

  /**
   * Waits for the agent and tries it.
   *
   * @throws IOException if the agent does not come up, or does not answer; says why
   */
  Outcome on(LuaBoard board) throws IOException, InterruptedException {
    await(ready, READY_SECONDS);
    double[] trips = new double[TRIPS];
    for (int i = 0; i < TRIPS; i++) {
      long began = System.nanoTime();
      await(board.echo(new byte[1]), ANSWER_SECONDS);
      trips[i] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(trips);
    String heap = await(board.run("collectgarbage() return node.heap()"), ANSWER_SECONDS);
    double trip = Math.round(trips[TRIPS / 2] * 10) / 10.0;
    return new Outcome(Integer.parseInt(heap), trip, uploaded);
  }

  private static <T> T await(Future<T> what, long seconds)
      throws IOException, InterruptedException {
    try {
      return what.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new LineFailure("the agent does not answer: look at the board with boards identify");
    } catch (ExecutionException failed) {
      throw new LineFailure(failed.getCause().getMessage());
    }
  }

  @Override
  public void ready(int heapBytes) {
    ready.complete(null);
  }

  @Override
  public void restarted(String why) {
    progress.accept(why);
  }

  @Override
  public void reason(BootReason reason) {
    progress.accept("the board started because of: " + reason.words());
  }

  @Override
  public void troubled(String why) {
    ready.completeExceptionally(new LineFailure(why));
  }

  @Override
  public void gone(String why) {
    ready.completeExceptionally(new LineFailure(why));
  }

  @Override
  public void console(byte[] text) {
    // boards console shows it
  }

  @Override
  public void undelivered(int client, String what) {
    progress.accept(what);
  }

  @Override
  public void progress(String what) {
    uploaded |= what.startsWith("sending");
    progress.accept(what);
  }
}
