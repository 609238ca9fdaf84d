package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.at.AtAnswer.Kind;
import dev.wiretwin.bridge.at.AtCommand.Manner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Talks with one AT module: one command at a time, the rest wait; news pass through at any moment.
 * A command is told once how it went, also when the module is wedged, busy, silent or starts anew.
 * It is told bytes and time and keeps neither thread nor clock. For one thread; who is told may use
 * it.
 */
final class AtDialog implements AtToken.Sink {
  /** More commands than these never wait: five links have a few each. */
  static final int MOST_WAITING = 64;

  private static final int MOST_NOISE = 70;
  private static final long SILENCE_IN_DATA = TimeUnit.SECONDS.toNanos(3);

  private final Owner owner;
  private final AtLexer lexer = new AtLexer(token -> token.to(this));
  private final ArrayDeque<AtCommand> waiting = new ArrayDeque<>();
  private long now;
  private long heardAt;
  private int noise;

  /** The command in flight; null for none. */
  private AtTurn turn;

  /** Looks for a module that has not answered it; null while it is not late. */
  private AtRecovery recovery;

  /** Whom a dialog belongs to. */
  interface Owner {
    /** Takes bytes for the line, each time in one piece. */
    void write(byte[] bytes);

    /** Bits per second of the line. */
    int baud();

    /** A peer's bytes that the module pushed. */
    void pushed(int link, byte[] bytes);

    /** Bytes that the module pushed were lost on the line. */
    void lost(int link, int bytes);

    void waiting(int link, int bytes);

    void link(int link, AtToken.Link.Change change);

    /**
     * What came on one of the module's own WebSockets, in as many pieces as it came.
     *
     * @param last whether nothing of it is missing any more
     */
    void message(int socket, byte[] piece, boolean last);

    /** The rest of it was lost on the line. */
    void messageCut(int socket);

    void webSocket(int socket, AtToken.WebSocket.Change change);

    /** The module has started anew: no link and no setting is left. */
    void restarted(String why);

    /** It does not answer at all. */
    void dead();

    /** What it sends makes no sense: it may have started anew and speak at another rate. */
    void noise();

    /** What the module says without having been asked, for people. */
    void remark(String text);
  }

  AtDialog(Owner owner) {
    this.owner = owner;
  }

  // ---- from above

  /**
   * Says the command as soon as it is its turn.
   *
   * @throws IllegalStateException if too many wait
   */
  void submit(AtCommand command, long time) {
    if (waiting.size() == MOST_WAITING) {
      throw new IllegalStateException("more than " + MOST_WAITING + " commands wait");
    }
    waiting.add(command);
    now = time;
    next();
  }

  /** Whether no command is in flight, and no announced data: an answer would be taken for it. */
  boolean isIdle() {
    return turn == null && waiting.isEmpty() && lexer.missing() == 0;
  }

  /** Ends whatever was asked and waits; nothing is written. */
  void drop(Kind why) {
    List<AtTurn> all = new ArrayList<>();
    if (turn != null) {
      all.add(turn);
    }
    waiting.forEach(command -> all.add(new AtTurn(command, now)));
    waiting.clear();
    turn = null;
    recovery = null;
    lexer.ignore(false);
    all.forEach(ended -> ended.command().then().accept(ended.answer(why)));
  }

  // ---- bytes and time

  void receive(byte[] bytes, long time) {
    now = time;
    heardAt = time;
    lexer.receive(bytes, 0, bytes.length);
    if (turn != null && lexer.isIgnoring()) {
      turn.quietFrom(time);
    }
    next();
  }

  /** When it wants to be told the time, {@link Long#MAX_VALUE} for never. */
  long deadline() {
    long first = lexer.missing() > 0 ? heardAt + SILENCE_IN_DATA : AtTurn.NEVER;
    if (recovery != null) {
      return Math.min(first, recovery.deadline());
    }
    return turn == null ? first : Math.min(first, turn.deadline());
  }

  void tick(long time) {
    now = time;
    if (lexer.missing() > 0 && time - heardAt >= SILENCE_IN_DATA) {
      lexer.giveUpData();
    }
    if (recovery != null) {
      found(recovery.tick(time));
    } else if (turn != null && turn.isLate(time)) {
      unanswered();
    } else if (turn != null && turn.isDueAgain(time)) {
      owner.write(turn.say());
    }
    next();
  }

  private void next() {
    while (turn == null && !waiting.isEmpty()) {
      turn = new AtTurn(waiting.poll(), now);
      owner.write(turn.say());
    }
  }

  private void done(Kind kind) {
    AtTurn finished = turn;
    turn = null;
    recovery = null;
    finished.command().then().accept(finished.answer(kind));
  }

  // ---- a module that does not answer

  private void unanswered() {
    lexer.ignore(false);
    if (turn.command().manner().looks()) {
      turn.lookedFor();
      recovery = new AtRecovery(owner::write, turn.isInData(), now);
    } else {
      done(Kind.UNKNOWN);
    }
  }

  private void found(AtRecovery.Finding finding) {
    switch (finding) {
      case LISTENS -> done(turn.guess());
      case FORGETFUL -> restarted("it has forgotten its settings");
      case DEAD -> {
        drop(Kind.DEAD);
        owner.dead();
      }
      default -> {
        // it is still being looked for
      }
    }
  }

  private void restarted(String why) {
    drop(Kind.RESTARTED);
    owner.restarted(why);
  }

  // ---- tokens

  @Override
  public void echo(AtToken.Echo echo) {
    noise = 0;
    between();
  }

  private void between() {
    if (turn != null) {
      turn.between();
      doubt();
    }
  }

  /** A peer's data may look like anything: nothing counts until the line has been still. */
  private void doubt() {
    if (recovery == null && turn.isAstray()) {
      turn.quietFrom(now);
      lexer.ignore(true);
    }
  }

  @Override
  public void line(AtToken.Line line) {
    noise = 0;
    if (turn == null) {
      owner.remark(line.text());
      return;
    }
    turn.line(line.text());
    doubt();
    if (recovery != null) {
      recovery.line(line.text());
    }
  }

  @Override
  public void result(AtToken.Result result) {
    noise = 0;
    if (turn == null) {
      owner.remark(result.kind() + " that nobody waits for");
      return;
    }
    boolean believed = turn.believes(result.kind());
    if (recovery != null) {
      lateResult(result.kind());
    } else if (!believed) {
      doubt();
    } else if (turn.isRefused() && !turn.owns(result.kind())) {
      // what kept the module busy has ended: ours was thrown away
      owner.write(turn.say());
    } else {
      result(result.kind());
    }
  }

  private void result(AtToken.Result.Kind kind) {
    switch (kind) {
      case OK -> agreed();
      case ERROR, FAIL -> done(turn.isSending() ? Kind.NOT_SENT : Kind.ERROR);
      case SEND_OK, SEND_FAIL -> {
        if (turn.isSending()) {
          done(turn.sent(kind == AtToken.Result.Kind.SEND_OK));
        }
      }
      case SEND_CANCELED -> {
        if (turn.hasData()) {
          done(Kind.CANCELED);
        }
      }
    }
  }

  private void agreed() {
    if (turn.endsWithOk()) {
      done(Kind.OK);
    } else if (turn.hasData()) {
      turn.agreed(now);
    }
  }

  private void lateResult(AtToken.Result.Kind kind) {
    AtRecovery.Finding finding =
        kind == AtToken.Result.Kind.OK ? recovery.ok() : AtRecovery.Finding.NONE;
    if (finding == AtRecovery.Finding.NONE) {
      turn.late(kind, recovery.hasEndedLine());
    }
    if (kind == AtToken.Result.Kind.SEND_CANCELED) {
      recovery.canceled(now);
    }
    found(finding);
  }

  @Override
  public void busy(AtToken.Busy busy) {
    noise = 0;
    if (recovery != null) {
      found(recovery.busy(now));
    } else if (turn != null) {
      turn.refused(now);
    }
  }

  @Override
  public void prompt(AtToken.Prompt prompt) {
    between();
    if (turn != null && recovery == null && turn.mayBePrompted()) {
      owner.write(turn.prompted(owner.baud(), now));
    }
  }

  @Override
  public void taken(AtToken.Taken taken) {
    noise = 0;
    between();
    if (turn != null) {
      // what looks for the module wrote three bytes, which may be among them
      turn.taken(taken.bytes(), recovery != null, now);
    }
  }

  @Override
  public void data(AtToken.Data piece) {
    noise = 0;
    if (piece.source() == AtToken.Source.IPD) {
      owner.pushed(piece.link(), piece.bytes());
    } else if (piece.source() == AtToken.Source.WEBSOCKET) {
      owner.message(piece.link(), piece.bytes(), piece.last());
    } else if (turn != null) {
      turn.data(piece.bytes());
    } else {
      owner.remark(piece.bytes().length + " bytes that nobody had asked for");
    }
  }

  @Override
  public void cut(AtToken.Cut cut) {
    if (cut.source() == AtToken.Source.IPD) {
      owner.lost(cut.link(), cut.missing());
    } else if (cut.source() == AtToken.Source.WEBSOCKET) {
      owner.messageCut(cut.link());
    } else if (turn != null) {
      turn.cut();
      between();
    }
  }

  @Override
  public void waiting(AtToken.Waiting told) {
    noise = 0;
    owner.waiting(told.link(), told.bytes());
  }

  @Override
  public void link(AtToken.Link link) {
    noise = 0;
    owner.link(link.link(), link.change());
  }

  @Override
  public void started(AtToken.Started started) {
    noise = 0;
    if (turn != null && turn.isInAnswer()) {
      between();
    } else if (!started.ready()) {
      owner.remark("Will force to restart!!!");
    } else if (turn != null && turn.command().manner() == Manner.RESTARTS) {
      done(Kind.OK);
    } else {
      restarted("it started anew");
    }
  }

  @Override
  public void wifi(AtToken.Wifi wifi) {
    noise = 0;
    owner.remark(wifi.text());
  }

  @Override
  public void webSocket(AtToken.WebSocket socket) {
    noise = 0;
    owner.webSocket(socket.number(), socket.change());
  }

  @Override
  public void noise(AtToken.Noise some) {
    if (turn != null) {
      turn.line(some.bytes().length + " bytes that make no sense");
      between();
    }
    owner.noise();
    if (++noise > MOST_NOISE) {
      noise = 0;
      restarted("what it sends makes no sense any more");
    }
  }
}
