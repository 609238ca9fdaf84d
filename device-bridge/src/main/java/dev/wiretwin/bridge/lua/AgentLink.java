package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.link.Link;
import dev.wiretwin.bridge.link.LinkCounters;
import dev.wiretwin.bridge.link.LinkListener;
import dev.wiretwin.bridge.link.LinkSettings;
import dev.wiretwin.bridge.link.Parcel;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.core.client.WebSocketClient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One board with Lua firmware, served through the agent on it: brings the agent up, and up again
 * whenever the board has started anew, and passes what clients ask for and what becomes of it. Owns
 * the line. Public methods are for any thread; all else happens on the board's own loop.
 */
public final class AgentLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AgentLink.class);
  private static final int MOST_CLIENTS = 255;
  private static final long PROBE_NANOS = 40_000_000;
  private static final long LEAST_WAIT_NANOS = 100_000;

  private final AgentSettings settings;
  private final AgentListener listener;
  private final LongSupplier nanoClock;
  private final Executor handlerThreads;
  private final ScheduledExecutorService loop;
  private final ExecutorService starter;
  private final ConsoleDialog dialog;
  private final SerialLine line;
  private final BringUp bringUp;
  private final Link link;
  private final BootWatch boots = new BootWatch();
  private final Map<Integer, LuaBoardClient> clients = new HashMap<>();
  private final Map<Integer, CompletableFuture<Parcel>> asked = new HashMap<>();
  private final ByteArrayOutputStream toWrite = new ByteArrayOutputStream();
  private volatile boolean up;
  private volatile boolean closed;
  private volatile String trouble = "The agent on the board is being started.";
  private ScheduledFuture<?> armed;
  private long armedFor;
  private boolean starting;
  private int lastId;
  private int session;

  private AgentLink(
      LineOpening opening, AgentSettings settings, AgentListener listener, Surroundings around)
      throws LineFailure {
    this.settings = settings;
    this.listener = listener;
    nanoClock = around.nanoClock();
    handlerThreads = around.handlerThreads();
    loop = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "wiretwin-board"));
    starter = Executors.newSingleThreadExecutor(task -> daemon(task, "wiretwin-board-start"));
    dialog =
        new ConsoleDialog(
            nanoClock, "a" + Long.toString(nanoClock.getAsLong() & 0xFFFFFF, 36) + "z");
    session = (int) Math.floorMod(nanoClock.getAsLong() / 1000, 60_000L) + 1;
    link =
        new Link(
            LinkSettings.at(settings.linkBaud(), settings.window()),
            new News(),
            toWrite::writeBytes);
    line = opening.open(settings.baud(), new Heard());
    dialog.on(line);
    bringUp = new BringUp(this, line, dialog, settings);
  }

  /**
   * What a board's link needs besides its line.
   *
   * @param nanoClock for time limits
   * @param handlerThreads where handlers of clients run; as many at once as there are clients
   */
  public record Surroundings(LongSupplier nanoClock, Executor handlerThreads) {}

  /**
   * Opens the line and begins to bring the agent up; {@link AgentListener#ready} follows.
   *
   * @throws LineFailure if the line cannot be had
   */
  public static AgentLink open(
      LineOpening opening, AgentSettings settings, AgentListener listener, Surroundings around)
      throws LineFailure {
    AgentLink made = new AgentLink(opening, settings, listener, around);
    made.execute(made::start);
    return made;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** A client of the board's module; usable as soon as the agent is ready. */
  public WebSocketClient newClient() {
    CompletableFuture<WebSocketClient> made = new CompletableFuture<>();
    execute(
        () -> {
          for (int i = 0; i < MOST_CLIENTS; i++) {
            lastId = lastId % MOST_CLIENTS + 1;
            if (!clients.containsKey(lastId)) {
              LuaBoardClient client = new LuaBoardClient(this, lastId);
              clients.put(lastId, client);
              made.complete(client);
              return;
            }
          }
          made.completeExceptionally(
              new IllegalStateException("a board serves 255 clients: forget one of them first"));
        });
    return made.join();
  }

  /** Forgets a client on both sides; its handlers hear nothing more. */
  public void forget(WebSocketClient client) {
    execute(
        () -> {
          if (client instanceof LuaBoardClient ours && clients.remove(ours.id(), ours) && up) {
            send(Parcel.of('d', ours.id()), () -> {});
          }
        });
  }

  /** Has the board run Lua: one chunk, whose first result is told as a string. */
  public CompletableFuture<String> run(String lua) {
    return ask('e', lua.getBytes(StandardCharsets.ISO_8859_1))
        .thenApply(
            answer -> {
              String told = new String(answer.data(), StandardCharsets.ISO_8859_1);
              if (answer.argument() != 0) {
                throw new IllegalStateException("the board says: " + told);
              }
              return told;
            });
  }

  /** Sends bytes to the agent and back. */
  public CompletableFuture<byte[]> echo(byte[] bytes) {
    return ask('p', bytes).thenApply(Parcel::data);
  }

  private CompletableFuture<Parcel> ask(char op, byte[] data) {
    CompletableFuture<Parcel> answer = new CompletableFuture<>();
    execute(
        () -> {
          int id = 1;
          while (asked.containsKey(id)) {
            id++;
          }
          if (!up || id > MOST_CLIENTS) {
            answer.completeExceptionally(
                new LineFailure(up ? "too much is asked at once" : trouble));
            return;
          }
          asked.put(id, answer);
          send(new Parcel(op, id, 0, data), () -> {});
        });
    return answer;
  }

  public boolean isUp() {
    return up;
  }

  public LinkCounters counters() {
    CompletableFuture<LinkCounters> told = new CompletableFuture<>();
    execute(() -> told.complete(link.counters()));
    return told.join();
  }

  /** Gives board and line back: the console works again. Any number of times. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    execute(
        () -> {
          closed = true;
          if (up) {
            link.control(new byte[] {'b'});
            flush();
          }
          down(BoardStatus.NO_ANSWER, "The board was given back.");
          done.complete(null);
        });
    done.join();
    starter.shutdownNow();
    loop.shutdown();
    line.close();
  }

  // ---- for the clients and for bringing up, on the loop

  Executor handlerThreads() {
    return handlerThreads;
  }

  AgentSettings.Pacing pacing() {
    return settings.pacing();
  }

  /** Why there is no agent. */
  String trouble() {
    return trouble;
  }

  void undelivered(int client, String what) {
    listener.undelivered(client, what);
  }

  void progress(String what) {
    listener.progress(what);
  }

  void send(Parcel parcel, Runnable acknowledged) {
    if (link.isUp()) {
      link.send(parcel, acknowledged, nanoClock.getAsLong());
    } else {
      listener.undelivered(parcel.client(), "a command " + parcel.op() + ": " + trouble);
    }
  }

  /** Runs a task on the loop, sends what it has to send, and looks at the clock when need be. */
  void execute(Runnable task) {
    try {
      loop.execute(
          () -> {
            try {
              task.run();
              flush();
              arm();
            } catch (RuntimeException fault) {
              LOG.warn("a board's link goes on after an error", fault);
            }
          });
    } catch (RejectedExecutionException ended) {
      throw new IllegalStateException("the board was given back", ended);
    }
  }

  private void flush() {
    if (toWrite.size() > 0) {
      byte[] bytes = toWrite.toByteArray();
      toWrite.reset();
      try {
        line.write(bytes);
      } catch (LineFailure broken) {
        LOG.debug("not written: {}", broken.getMessage());
      }
    }
  }

  private void arm() {
    long now = nanoClock.getAsLong();
    long deadline = boots.isSuspected() ? now + PROBE_NANOS : link.deadline();
    if (deadline == Long.MAX_VALUE || closed || armed != null && deadline - armedFor >= 0) {
      return;
    }
    if (armed != null) {
      armed.cancel(false);
    }
    armedFor = deadline;
    armed =
        loop.schedule(
            () -> {
              armed = null;
              execute(this::tick);
            },
            Math.max(LEAST_WAIT_NANOS, deadline - now),
            TimeUnit.NANOSECONDS);
  }

  private void tick() {
    if (boots.isSuspected() && up) {
      link.probe();
      watchForBoot();
    }
    link.tick(nanoClock.getAsLong());
  }

  // ---- up and down

  private void start() {
    if (!starting && !closed) {
      starting = true;
      starter.execute(bringUp);
    }
  }

  /** Says hello; {@link #greeted} tells whether it has been answered. */
  void hello() {
    boots.reset();
    session = session % 65_000 + 1;
    link.begin(session, nanoClock.getAsLong());
  }

  void goodbye() {
    link.end();
  }

  boolean greeted() {
    return link.isUp();
  }

  void control(byte[] payload) {
    link.control(payload);
  }

  /** The agent is up. */
  void ready(int heapBytes) {
    starting = false;
    up = true;
    listener.ready(heapBytes);
  }

  /** It could not be brought up; tried again in a while. */
  void failed(String why, long againMillis) {
    trouble = why;
    starting = false;
    listener.troubled(why);
    loop.schedule(() -> execute(this::start), againMillis, TimeUnit.MILLISECONDS);
  }

  private void down(int status, String why) {
    up = false;
    trouble = why;
    link.end();
    asked.values().forEach(answer -> answer.completeExceptionally(new LineFailure(why)));
    asked.clear();
    clients.values().forEach(client -> client.lost(status, why));
  }

  private void watchForBoot() {
    if (up && boots.hasBooted(nanoClock.getAsLong())) {
      String why = "The board has started anew in mid-session.";
      down(BoardStatus.RESTARTED, why);
      listener.restarted(why);
      start();
    }
  }

  private final class Heard implements LineListener {
    @Override
    public void received(byte[] bytes) {
      if (!closed) {
        execute(() -> link.receive(bytes, nanoClock.getAsLong()));
      }
    }

    @Override
    public void gone(String why) {
      if (!closed) {
        dialog.gone(why);
        execute(
            () -> {
              closed = true;
              down(BoardStatus.LINE_LOST, why);
              listener.gone(why);
            });
      }
    }
  }

  private final class News implements LinkListener {
    @Override
    public void begun(byte[] greeting) {
      bringUp.greeted(new String(greeting, StandardCharsets.US_ASCII));
    }

    @Override
    public void announced(byte[] payload) {
      bringUp.announced(new String(payload, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void framed() {
      boots.frame();
    }

    @Override
    public void received(Parcel parcel) {
      LuaBoardClient client = clients.get(parcel.client());
      switch (parcel.op()) {
        case 'E', 'P', 'I' -> {
          CompletableFuture<Parcel> answer = asked.remove(parcel.client());
          if (answer != null) {
            answer.complete(parcel);
          }
        }
        case 'D' ->
            loop.schedule(
                () -> execute(() -> gapOver(client)), pacing().gapMillis(), TimeUnit.MILLISECONDS);
        default -> {
          if (client != null) {
            client.news(parcel);
          }
        }
      }
    }

    private void gapOver(LuaBoardClient client) {
      if (client != null) {
        client.gapOver();
      }
    }

    @Override
    public void console(byte[] text) {
      dialog.received(text);
      listener.console(text);
      boots.receive(text, nanoClock.getAsLong());
      watchForBoot();
    }

    @Override
    public void silent() {
      if (up) {
        String why = "The board does not answer any more.";
        down(BoardStatus.NO_ANSWER, why);
        listener.troubled(why);
        start();
      }
    }
  }
}
