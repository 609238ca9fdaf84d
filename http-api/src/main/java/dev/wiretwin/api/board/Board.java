package dev.wiretwin.api.board;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.console.BoardTarget;
import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.identify.Identification.AtFirmware;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.TappedLine;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * One board, from the moment it was first seen: how it is reached, who has its line, what is known
 * of it, and every byte that went over it. Thread safe.
 */
final class Board {
  private static final double REAL_TIME = 1;

  private final String id;
  private final Inventory inventory;
  private final Feed feed;
  private final Clock clock;
  private final LineTurns turns;
  private final ConsoleLog log;
  private final AtomicReference<Known> known = new AtomicReference<>(Known.NOTHING);
  private volatile BoardInfo info;
  private volatile boolean present = true;
  private volatile Optional<VirtualTraits> traits = Optional.empty();

  Board(BoardInfo info, Inventory inventory, Feed feed, Clock clock) {
    this.id = info.id();
    this.info = info;
    this.inventory = inventory;
    this.feed = feed;
    this.clock = clock;
    turns = new LineTurns(id);
    log = new ConsoleLog(clock);
  }

  // ---- there or not

  String id() {
    return id;
  }

  BoardInfo info() {
    return info;
  }

  Clock clock() {
    return clock;
  }

  boolean isPresent() {
    return present;
  }

  /** It is there again, maybe elsewhere; or another one is in its place: what was known is not. */
  void came(BoardInfo now) {
    info = now;
    traits = Optional.empty();
    learn(Known::forgotten);
    present = true;
  }

  void went() {
    present = false;
  }

  /**
   * @throws Refusal if it is not plugged in
   */
  void demandPresent() {
    if (!present) {
      throw new Refusal(
              RefusalCode.BOARD_UNREACHABLE,
              id + " is not there now: plug it in, or start it again")
          .with("board", id);
    }
  }

  // ---- its line

  LineTurns turns() {
    return turns;
  }

  ConsoleLog log() {
    return log;
  }

  /** How its line is opened where it is now; whoever opens it has its turn. */
  LineOpening plainLine() {
    return (baud, listener) -> inventory.opening(info).open(baud, listener);
  }

  /** The same, for who does not write the console log himself. */
  LineOpening line() {
    return TappedLine.of(plainLine(), log);
  }

  /** The rate of its console, as far as it is known; asks a virtual one. */
  int baud() {
    traits();
    return knownBaud();
  }

  /** The same without asking. */
  int knownBaud() {
    Optional<Identification> found = known().found();
    return traits
        .map(VirtualTraits::baud)
        .orElseGet(() -> found.map(Board::baud).orElse(BoardTarget.USUAL_BAUD));
  }

  private static int baud(Identification found) {
    if (found instanceof AtFirmware at) {
      return at.baud();
    }
    return found instanceof Identification.LuaFirmware lua ? lua.baud() : BoardTarget.USUAL_BAUD;
  }

  /** Real milliseconds per millisecond of its clock; 1 of a real one. */
  double timeScale() {
    return traits().map(VirtualTraits::timeScale).orElse(REAL_TIME);
  }

  /** Whether its clock is made faster or slower. */
  boolean scalesTime() {
    return timeScale() != REAL_TIME;
  }

  /** Whether AT firmware is on it, as far as that is known; asks a virtual one. */
  boolean isAt() {
    return traits()
        .map(VirtualTraits::isAt)
        .orElseGet(() -> known().found().filter(AtFirmware.class::isInstance).isPresent());
  }

  /** Whether it is known what is on it; asks a virtual one. */
  boolean isIdentified() {
    return traits().isPresent() || known().found().isPresent();
  }

  /** Of a virtual one; asked once for as long as it is there. */
  Optional<VirtualTraits> traits() {
    if (traits.isEmpty()) {
      traits = info.control().flatMap(VirtualTraits::ask);
    }
    return traits;
  }

  /** Which program other than ours has its port open. */
  Optional<String> holder() {
    return inventory.holder(info);
  }

  /** Why its port cannot be opened, as far as that can be seen without opening it. */
  Optional<String> obstacle() {
    return present ? inventory.obstacle(info) : Optional.empty();
  }

  /**
   * Its line cannot be had, or broke.
   *
   * @param why a sentence of the line's
   */
  Refusal unreachable(Exception why) {
    Optional<String> holder = holder();
    if (holder.isPresent()) {
      return new Refusal(
              RefusalCode.BOARD_BUSY,
              info.port() + " is held by " + holder.get() + ": end that program first",
              why)
          .with("board", id)
          .with("holder", holder.get());
    }
    return new Refusal(RefusalCode.BOARD_UNREACHABLE, why.getMessage(), why).with("board", id);
  }

  // ---- what is known

  Known known() {
    return known.get();
  }

  void learn(UnaryOperator<Known> more) {
    known.updateAndGet(more);
  }

  /** Bytes that went to the board so far. */
  long sent() {
    return log.passed(ConsoleLog.Direction.TO_BOARD);
  }

  /** Bytes that came from it so far. */
  long received() {
    return log.passed(ConsoleLog.Direction.FROM_BOARD);
  }

  /** Tells everybody of it. */
  void tell(String what, Map<String, ?> more) {
    feed.publish("board." + what, Subject.ofBoard(id), more);
  }

  void tell(String what, String sentence) {
    tell(what, Map.of("sentence", sentence));
  }
}
