package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.identify.BootReason;
import dev.wiretwin.bridge.link.Link;
import dev.wiretwin.bridge.link.LinkCounters;
import dev.wiretwin.bridge.link.LinkListener;
import dev.wiretwin.bridge.link.LinkSettings;
import dev.wiretwin.bridge.link.Parcel;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the link to the agent on one board: has it brought up, and up again whenever the board has
 * started anew or its line has come back, and passes what clients ask for and what becomes of it.
 * Owns the line. What {@link LuaBoard} and the clients call is for any thread; all else happens on
 * the board's own loop.
 */
final class AgentLink {
  private static final long PROBE_NANOS = 40_000_000;
  private static final long BEAT_MS = 5_000;
  private static final long STRANGER_MS = 5_000;
  private static final long FAREWELL_MS = 400;
  private static final int SESSIONS = 65_000;
  private static final byte[] BYE = {'b'};
  private static final String FAREWELL = "B";

  private final LineKeeper line;
  private final AgentSettings settings;
  private final BoardListener listener;
  private final LuaBoard.Surroundings around;
  private final BoardLoop loop;
  private final Link link;
  private final LifeWatch life = new LifeWatch();
  private final Roster clients = new Roster();
  private final Questions questions = new Questions(this);
  private volatile boolean up;
  private volatile boolean closed;
  private volatile String trouble = "The agent on the board is being started.";
  private final CompletableFuture<Void> farewell = new CompletableFuture<>();
  private BringUp bringUp;
  private String chip;
  private int session;

  private AgentLink(
      LineOpening opening,
      AgentSettings settings,
      BoardListener listener,
      LuaBoard.Surroundings around) {
    this.settings = settings;
    this.listener = listener;
    this.around = around;
    loop = new BoardLoop(around.nanoClock(), this::deadline, this::tick, this::write);
    line = new LineKeeper(opening, settings.baud(), around.nanoClock(), loop, new LineOwner());
    session = (int) Math.floorMod(now() / 1000, (long) SESSIONS) + 1;
    link =
        new Link(
            LinkSettings.at(settings.linkBaud(), settings.window()), new News(), loop::toWrite);
  }

  /**
   * Opens the line and begins to bring the agent up; {@link BoardListener#ready} follows.
   *
   * @throws LineFailure if the line cannot be had
   */
  static AgentLink open(
      LineOpening opening,
      AgentSettings settings,
      BoardListener listener,
      LuaBoard.Surroundings around)
      throws LineFailure {
    AgentLink made = new AgentLink(opening, settings, listener, around);
    try {
      made.line.open();
    } catch (LineFailure refused) {
      made.loop.end();
      throw refused;
    }
    made.execute(made::start);
    made.loop.every(BEAT_MS, made.questions::beat);
    return made;
  }

  private long now() {
    return around.nanoClock().getAsLong();
  }

  LuaBoardClient newClient() {
    return loop.call(() -> clients.add(id -> new LuaBoardClient(this, id)));
  }

  void forget(LuaBoardClient client) {
    execute(
        () -> {
          if (clients.remove(client) && up) {
            send(Parcel.of('d', client.id()), () -> {});
          }
        });
  }

  CompletableFuture<Parcel> ask(char op, byte[] data) {
    return questions.ask(op, data);
  }

  boolean isUp() {
    return up;
  }

  int heap() {
    return questions.heap();
  }

  String trouble() {
    return trouble;
  }

  SerialLine line() throws LineFailure {
    Plug now = line.plug();
    if (now == null) {
      throw new LineFailure(trouble);
    }
    return now.line();
  }

  LinkCounters counters() {
    return loop.call(link::counters);
  }

  /** Runs what waits a lot on the board's other thread. */
  void beside(Runnable patient) {
    loop.start(patient);
  }

  void close() {
    if (closed) {
      return;
    }
    boolean wasUp =
        loop.call(
            () -> {
              closed = true;
              if (up) {
                link.control(BYE);
              }
              return up;
            });
    if (wasUp) {
      // what was just written may be lost when a line is closed
      farewell.completeOnTimeout(null, FAREWELL_MS, TimeUnit.MILLISECONDS).join();
    }
    loop.call(
        () -> {
          down(BoardStatus.NO_ANSWER, "The board was given back.");
          return null;
        });
    loop.end();
    line.close();
  }

  // ---- for the clients, on the loop

  Executor handlerThreads() {
    return around.handlerThreads();
  }

  AgentSettings.Pacing pacing() {
    return settings.pacing();
  }

  void undelivered(int client, String what) {
    listener.undelivered(client, what);
  }

  void send(Parcel parcel, Runnable acknowledged) {
    if (link.isUp()) {
      link.send(parcel, acknowledged, now());
    } else {
      listener.undelivered(parcel.client(), "a command " + parcel.op() + ": " + trouble);
    }
  }

  void execute(Runnable task) {
    loop.execute(task);
  }

  // ---- the loop's own

  private long deadline() {
    return life.isSuspected() && up ? now() + PROBE_NANOS : link.deadline();
  }

  private void tick() {
    if (life.isSuspected() && up) {
      link.probe();
      watch();
    }
    link.tick(now());
  }

  private void write(byte[] bytes) {
    line.write(bytes);
  }

  // ---- up and down

  private void start() {
    Plug plug = line.plug();
    if (bringUp == null && !closed && plug != null) {
      bringUp = new BringUp(this, plug, settings);
      loop.start(bringUp);
    }
  }

  /** Says hello; {@link BringUp#greeted} tells when it is answered. */
  void hello() {
    life.reset();
    do {
      // with a nought among its bytes one changed byte could make a control frame of another one
      session = session % SESSIONS + 1;
    } while (session < 256 || session % 256 == 0);
    link.begin(session, now());
  }

  void goodbye() {
    link.end();
  }

  void control(byte[] payload) {
    link.control(payload);
  }

  void progress(String what) {
    listener.progress(what);
  }

  void reason(BootReason reason) {
    listener.reason(reason);
  }

  /** The agent is up; whose it is, is looked at first. */
  void ready(int heapBytes) {
    bringUp = null;
    up = true;
    questions.heap(heapBytes);
    ask('e', "return node.chipid()".getBytes(StandardCharsets.US_ASCII))
        .whenComplete(
            (told, fault) -> {
              if (fault != null) {
                fallSilent("The agent on the board does not work: " + fault.getMessage());
              } else {
                known(new String(told.data(), StandardCharsets.US_ASCII), heapBytes);
              }
            });
  }

  private void known(String id, int heapBytes) {
    if (chip != null && !chip.equals(id)) {
      stranger(id);
    } else {
      chip = id;
      listener.ready(heapBytes);
    }
  }

  private void stranger(String id) {
    link.control(BYE);
    down(BoardStatus.LINE_LOST, "Another board (chip " + id + ") is on this line now.");
    failed("another board (chip " + id + ") is on this line now: plug chip " + chip + " in again");
  }

  private void failed(String why) {
    failed(why, STRANGER_MS);
  }

  /** It could not be brought up; tried again in a while. */
  void failed(String why, long againMillis) {
    trouble = why;
    bringUp = null;
    listener.troubled(why);
    loop.after(againMillis, this::start);
  }

  private void down(int status, String why) {
    up = false;
    trouble = why;
    link.end();
    questions.fail(why);
    clients.lost(status, why);
  }

  private void watch() {
    if (up && life.isConsole()) {
      fallSilent("The agent on the board has ended.");
    } else if (up && life.hasBooted(now())) {
      String why =
          "The board has started anew in mid-session"
              + life.lastWords().map(words -> ": " + words.words() + ".").orElse(".");
      down(BoardStatus.RESTARTED, why);
      listener.restarted(why);
      start();
      if (bringUp != null) {
        bringUp.askReason();
      }
    }
  }

  private void fallSilent(String why) {
    if (up) {
      down(BoardStatus.NO_ANSWER, why);
      listener.troubled(why);
      start();
    }
  }

  private final class LineOwner implements LineKeeper.Owner {
    @Override
    public void received(byte[] bytes) {
      if (!closed) {
        link.receive(bytes, now());
      }
    }

    @Override
    public void gone(String why) {
      bringUp = null;
      down(BoardStatus.LINE_LOST, why);
      listener.gone(why);
    }

    @Override
    public void back() {
      start();
    }
  }

  private final class News implements LinkListener {
    @Override
    public void begun(byte[] greeting) {
      if (bringUp != null) {
        bringUp.greeted(new String(greeting, StandardCharsets.US_ASCII));
      }
    }

    @Override
    public void announced(byte[] payload) {
      String what = new String(payload, StandardCharsets.ISO_8859_1);
      if (what.equals(FAREWELL)) {
        farewell.complete(null);
      } else if (bringUp != null) {
        bringUp.announced(what);
      }
    }

    @Override
    public void framed() {
      life.frame();
    }

    @Override
    public void received(Parcel parcel) {
      LuaBoardClient client = clients.get(parcel.client());
      switch (parcel.op()) {
        case 'E', 'P', 'I' -> questions.answered(parcel);
        case 'D' -> {
          if (client != null) {
            loop.after(pacing().gapMillis(), client::gapOver);
          }
        }
        default -> {
          if (client != null) {
            client.news(parcel);
          }
        }
      }
    }

    @Override
    public void console(byte[] text) {
      Plug current = line.plug();
      if (current != null) {
        current.dialog().received(text);
      }
      listener.console(text);
      life.receive(text, now());
      watch();
    }

    @Override
    public void silent() {
      fallSilent("The board does not answer any more.");
    }
  }
}
