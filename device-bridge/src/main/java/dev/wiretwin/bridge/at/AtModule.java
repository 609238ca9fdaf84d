package dev.wiretwin.bridge.at;

import dev.wiretwin.core.transport.Loop;
import dev.wiretwin.core.transport.Transport;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * One module in our hands: brings it up, again after each start, gives its links to transports and
 * passes on what comes for them. On its loop only.
 */
final class AtModule implements AtDialog.Owner, AtOpening.Door, AtBringUp.Door {
  private static final long AGAIN_MS = 2_000;
  private static final long SETTLE_MS = 200;

  /** How long a module that has just started takes to join the network that it knows. */
  private static final long JOINING = TimeUnit.SECONDS.toNanos(8);

  private static final long QUERY = TimeUnit.SECONDS.toNanos(5);

  private final Loop loop;
  private final Wire wire;
  private final AtSettings settings;
  private final AtListener listener;
  private final AtDialog dialog = new AtDialog(this);
  private final AtLinks links = new AtLinks(this);
  private final AtWatch watch = new AtWatch(this);
  private final AtSockets sockets = new AtSockets(this);
  private final AtSecrets secrets = new AtSecrets();
  private Loop.Timer timer;
  private long armedFor = Long.MAX_VALUE;
  private AtBringUp bringUp;

  /** Counts what begins and ends, so that what was planned before is not done after. */
  private int lives;

  private long readySince;

  private boolean closed;

  // ---- read by any thread

  private volatile AtDialect dialect;
  private volatile String trouble = "the module is being set up: wait until it is ready";

  /** The line as a module knows it. */
  interface Wire {
    /** Takes bytes, each time as one piece. */
    void write(byte[] bytes);

    int baud();

    void changeBaud(int baud);

    /** Whether RTS and CTS can be used on it. */
    boolean hasFlowControl();

    /** Whether they are in use. */
    boolean isFlowControlled();

    void flowControl(boolean wanted);
  }

  AtModule(Loop loop, Wire wire, AtSettings settings, AtListener listener) {
    this.loop = loop;
    this.wire = wire;
    this.settings = settings;
    this.listener = listener;
  }

  Loop loop() {
    return loop;
  }

  AtLinks links() {
    return links;
  }

  AtSockets sockets() {
    return sockets;
  }

  /** Whether clients can connect. Any thread. */
  boolean isReady() {
    return dialect != null;
  }

  /** Why they cannot. Any thread. */
  String trouble() {
    return trouble;
  }

  /** How it speaks; null while that is not known. Any thread. */
  AtDialect dialect() {
    return dialect;
  }

  /** A connection over one of its links, to be. Any thread. */
  Transport newTransport() {
    return new AtTransport(this);
  }

  /** A client on one of its own WebSockets, to be. Any thread. */
  AtModuleClient newModuleClient(Executor handlerThreads) {
    AtDialect seen = dialect;
    if (seen == null) {
      throw new IllegalStateException(
          trouble + "; whether its firmware has WebSockets of its own is known then");
    } else if (!seen.webSocket()) {
      throw new IllegalStateException(AtModuleClient.none(seen));
    }
    return new AtModuleClient(this, handlerThreads);
  }

  // ---- its life

  /** Brings it up, now that there is a line. */
  void begin() {
    if (closed) {
      return;
    }
    lives++;
    if (bringUp != null) {
      bringUp.end();
    }
    bringUp = new AtBringUp(this, settings);
    bringUp.begin();
    arm();
  }

  @Override
  public void ready(AtDialect found) {
    dialect = found;
    readySince = loop.now();
    listener.ready(found.summary());
    watch.begin();
  }

  @Override
  public void failed(String why) {
    down(why);
    listener.troubled(why);
    again(AGAIN_MS);
  }

  /** Unless something else happens to it before. */
  private void again(long millis) {
    int seen = lives;
    after(
        millis,
        () -> {
          if (lives == seen) {
            begin();
          }
        });
  }

  /** It cannot be used: everybody who does is told. */
  private void down(String why) {
    lives++;
    trouble = why;
    dialect = null;
    if (bringUp != null) {
      bringUp.end();
      bringUp = null;
    }
    links.clear(why);
    sockets.clear(why);
  }

  @Override
  public void restarted(String why) {
    String sentence = "the module has started anew (" + why + "): wait until it is ready";
    down(sentence);
    wire.flowControl(false);
    if (isFast()) {
      wire.changeBaud(settings.baud());
    }
    listener.restarted(sentence);
    again(SETTLE_MS);
  }

  @Override
  public void dead() {
    if (isFast()) {
      fellBack();
    } else {
      failed("the module does not answer any more: it is being looked for; reset it if that fails");
    }
  }

  @Override
  public void noise() {
    watch.noise();
  }

  /** Whether it speaks faster now than after a start. */
  boolean isFast() {
    return wire.baud() != settings.baud();
  }

  /** It is not heard any more at the rate it was asked for: most likely it has started anew. */
  void fellBack() {
    dialog.drop(AtAnswer.Kind.RESTARTED);
    restarted("it does not answer at " + wire.baud() + " baud any more");
  }

  /** Whether no command is in flight. */
  boolean isIdle() {
    return dialog.isIdle();
  }

  /** The line is gone; {@link #begin} when there is another. */
  void lineGone(String why) {
    down(why);
    dialog.drop(AtAnswer.Kind.DEAD);
    listener.gone(why);
  }

  /** Gives it back: its links are closed, it echoes, and its rate is the one it had. */
  void close(Runnable then) {
    closed = true;
    ArrayDeque<String> last = new ArrayDeque<>();
    sockets.used().forEach(id -> last.add("AT+WSCLOSE=" + id));
    if (links.areUsed()) {
      last.add("AT+CIPCLOSE=5");
    }
    if (dialect != null) {
      last.add("ATE1"); // for whoever types, and for whoever looks what is on the line
    }
    if (dialect != null && (wire.isFlowControlled() || isFast())) {
      last.add("AT+UART_CUR=" + AtBringUp.line(settings.baud(), false));
    }
    down("the module was given back: open it again");
    dialog.drop(AtAnswer.Kind.DEAD);
    say(last, then);
  }

  private void say(ArrayDeque<String> commands, Runnable then) {
    String next = commands.poll();
    if (next == null) {
      then.run();
    } else {
      submit(AtCommand.gentle(next, QUERY, answer -> say(commands, then)));
    }
  }

  // ---- bytes and time

  void received(byte[] bytes) {
    dialog.receive(bytes, loop.now());
    arm();
  }

  private void tick() {
    timer = null;
    armedFor = Long.MAX_VALUE;
    dialog.tick(loop.now());
    arm();
  }

  private void arm() {
    long due = dialog.deadline();
    if (due >= armedFor || due == Long.MAX_VALUE) {
      return; // an earlier look does no harm
    }
    if (timer != null) {
      timer.cancel();
    }
    armedFor = due;
    timer = loop.schedule(Math.max(0, due - loop.now()), this::tick);
  }

  @Override
  public void submit(AtCommand command) {
    dialog.submit(command, loop.now());
    arm();
  }

  @Override
  public long now() {
    return loop.now();
  }

  @Override
  public boolean mayBeJoining() {
    return isReady() && loop.now() - readySince < JOINING;
  }

  @Override
  public void after(long millis, Runnable task) {
    loop.schedule(TimeUnit.MILLISECONDS.toNanos(millis), task);
  }

  @Override
  public void write(byte[] bytes) {
    wire.write(bytes);
  }

  @Override
  public int baud() {
    return wire.baud();
  }

  @Override
  public void changeBaud(int baud) {
    wire.changeBaud(baud);
  }

  @Override
  public boolean hasFlowControl() {
    return wire.hasFlowControl();
  }

  @Override
  public void flowControl(boolean wanted) {
    wire.flowControl(wanted);
  }

  // ---- news

  @Override
  public void pushed(int link, byte[] bytes) {
    AtTransport holder = links.holder(link);
    if (holder != null && dialect != null && dialect.passive()) {
      holder.lostBytes(); // it does not push what is to be asked for: that is a part of something
    } else if (holder != null) {
      holder.pushed(bytes);
    }
  }

  @Override
  public void lost(int link, int bytes) {
    AtTransport holder = links.holder(link);
    if (holder != null) {
      holder.lostBytes();
    }
  }

  @Override
  public void waiting(int link, int bytes) {
    AtTransport holder = links.holder(link);
    if (holder != null) {
      holder.waiting();
    }
  }

  @Override
  public void link(int link, AtToken.Link.Change change) {
    AtTransport holder = links.holder(link);
    if (holder != null && change == AtToken.Link.Change.CLOSED) {
      holder.closed();
    }
  }

  @Override
  public void message(int socket, byte[] piece, boolean last) {
    sockets.message(socket, piece, last);
  }

  @Override
  public void messageCut(int socket) {
    sockets.messageCut(socket);
  }

  @Override
  public void webSocket(int socket, AtToken.WebSocket.Change change) {
    sockets.changed(socket, change);
  }

  @Override
  public void remark(String text) {
    listener.remark(secrets.hidden(text));
  }

  /** From now on nobody is told of these. */
  void hide(List<String> some) {
    secrets.hide(some);
  }

  void show(List<String> some) {
    secrets.show(some);
  }
}
