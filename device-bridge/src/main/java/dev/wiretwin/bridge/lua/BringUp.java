package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.identify.BootReason;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.SerialLine;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Brings the agent up: greets one that runs already, or finds the console, sends what is not on the
 * flash, and starts it. Runs on a thread of its own, as it waits a lot.
 */
final class BringUp implements Runnable {
  private static final long GREETING_MS = 450;
  private static final long START_MS = 4_000;
  private static final long AGAIN_MS = 1_500;

  private final AgentLink link;
  private final SerialLine line;
  private final ConsoleDialog dialog;
  private final AgentSettings settings;
  private volatile boolean restarted;
  private volatile CompletableFuture<String> greeting = new CompletableFuture<>();
  private volatile CompletableFuture<String> announcement = new CompletableFuture<>();

  BringUp(AgentLink link, Plug plug, AgentSettings settings) {
    this.link = link;
    line = plug.line();
    dialog = plug.dialog();
    this.settings = settings;
  }

  /** The agent has answered our hello; on the loop. */
  void greeted(String heap) {
    greeting.complete(heap);
  }

  /** A frame outside any session has come; on the loop. */
  void announced(String what) {
    announcement.complete(what);
  }

  /** The board has started anew: its firmware is to be asked why. Before {@link #run}. */
  void askReason() {
    restarted = true;
  }

  @Override
  public void run() {
    try {
      int heap = bring();
      link.execute(this, () -> link.ready(heap));
    } catch (LineFailure trouble) {
      link.execute(this, () -> link.failed(trouble.getMessage(), AGAIN_MS));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private int bring() throws LineFailure, InterruptedException {
    if (line.baud() != settings.baud()) {
      line.changeBaud(settings.baud());
    }
    Integer running = greet(GREETING_MS);
    if (running == null) {
      progress("looking for the console");
      dialog.synchronise();
      if (restarted) {
        tellReason();
      }
      AgentInstaller installer = new AgentInstaller(dialog, LuaAgent.current(), this::progress);
      boolean there = installer.isInstalled();
      if (!there) {
        installer.install();
      }
      running = started(installer);
      if (running == null && there) {
        // what was on the flash may be half a file
        dialog.synchronise();
        installer.install();
        running = started(installer);
      }
    }
    if (running == null) {
      throw new LineFailure("the agent does not start on the board: " + dialog.text().last());
    }
    return settings.linkBaud() == settings.baud() ? running : faster(running);
  }

  private void progress(String what) {
    link.execute(this, () -> link.listener().progress(what));
  }

  private void tellReason() throws LineFailure, InterruptedException {
    String numbers = dialog.ask("", "table.concat({node.bootreason()},\" \")");
    try {
      BootReason reason =
          BootReason.ofNode(Stream.of(numbers.split(" ")).map(Long::valueOf).toList());
      link.execute(this, () -> link.listener().reason(reason));
    } catch (NumberFormatException odd) {
      progress("the board says that it started because of " + numbers);
    }
  }

  private Integer started(AgentInstaller installer) throws LineFailure, InterruptedException {
    progress("starting the agent");
    announcement = new CompletableFuture<>();
    installer.start(settings.baud(), settings.idleMillis());
    await(announcement, START_MS);
    return greet(GREETING_MS * 2);
  }

  /** The agent's free heap, or null when nobody answers. */
  private Integer greet(long ms) throws InterruptedException {
    greeting = new CompletableFuture<>();
    link.execute(this, link::hello);
    String heap = await(greeting, ms);
    if (heap == null) {
      link.execute(this, link::goodbye);
      return null;
    }
    return Integer.valueOf(heap);
  }

  /** Raises the rate of both ends; the board answers at the old one, then changes. */
  private Integer faster(int heap) throws LineFailure, InterruptedException {
    int wanted = settings.linkBaud();
    announcement = new CompletableFuture<>();
    link.execute(this, () -> link.control(("r" + wanted).getBytes(StandardCharsets.US_ASCII)));
    if (await(announcement, GREETING_MS) == null) {
      throw new LineFailure("the board does not change its rate");
    }
    line.changeBaud(wanted);
    Integer again = greet(START_MS);
    if (again == null) {
      throw new LineFailure("the board does not answer at " + wanted + " baud");
    }
    return again;
  }

  private static String await(CompletableFuture<String> what, long ms) throws InterruptedException {
    try {
      return what.get(ms, TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return null;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
