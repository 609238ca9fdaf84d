package dev.wiretwin.bridge.virtual.fault;

import dev.wiretwin.bridge.virtual.fault.Fault.Damage;
import dev.wiretwin.bridge.virtual.fault.Fault.Direction;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table of all faults one may write: the word, its arguments, what it does. */
public enum FaultWord {
  DROP_TO_BOARD(":p=P[,run=1-N]", "bytes to the board are lost", noise(Damage.DROP, false)),
  DROP_TO_HOST(":p=P[,run=1-N]", "bytes to the host are lost", noise(Damage.DROP, true)),
  FLIP_TO_BOARD(":p=P", "bytes to the board have bits flipped", noise(Damage.FLIP, false)),
  FLIP_TO_HOST(":p=P", "bytes to the host have bits flipped", noise(Damage.FLIP, true)),
  REPEAT_TO_BOARD(":p=P", "chunks to the board come twice", noise(Damage.REPEAT, false)),
  REPEAT_TO_HOST(":p=P", "chunks to the host come twice", noise(Damage.REPEAT, true)),
  STALL(":TIME", "the board does nothing for so long", a -> new Fault.Stall(a.time(1))),
  RESET_AT_BYTE(
      ":N",
      "the N-th byte to the host, from now, is cut off by a reset",
      a -> new Fault.ResetAtByte(a.whole(1, 1_000_000_000))),
  BROWN_OUT(":TIME", "power fails this often", a -> new Fault.BrownOut(a.time(50))),
  WIFI_LOST(
      "[:for=TIME]",
      "the access point is gone, for so long or until wifi-back",
      a -> new Fault.WifiLost(a.has("for") ? a.time("for", 1) : 0)),
  WIFI_BACK("", "the access point is back", a -> new Fault.WifiBack()),
  FAIL_ALLOC(
      ":N",
      "the N-th allocation of the websocket module fails; 0 ends it",
      a -> new Fault.FailAllocation((int) a.whole(0, 1_000_000_000))),
  OUT_OF_MEMORY("", "the heap is used up", a -> new Fault.OutOfMemory()),
  SLOW_CALLBACKS(
      ":TIME",
      "each callback takes so much longer; 0 ends it",
      a -> new Fault.SlowCallbacks(a.time(0))),
  UNPLUG("", "the USB plug is pulled", a -> new Fault.Unplug()),
  REPLUG("[:PATH]", "it is plugged in again, found under PATH", a -> new Fault.Replug(a.rest())),
  RESET(
      "[:" + causes("|") + "]",
      "the board starts anew, as by its button or for this reason",
      a -> new Fault.Reset(a.cause())),
  RESET_ON_OPEN(
      ":never|once|always",
      "whoever opens the port resets the board",
      a -> new Fault.ResetOnOpen(a.openings())),
  GPIO0_LOW("", "GPIO0 is low: the next reset ends in the ROM's loader", a -> new Fault.Gpio0Low()),
  CLEAR("", "ends whatever goes on", a -> new Fault.Clear());

  /** Makes a fault of the arguments behind the word. */
  private interface Maker {
    Fault of(FaultArguments arguments) throws FaultProblem;
  }

  private final String form;
  private final String explanation;
  private final Maker maker;

  FaultWord(String form, String explanation, Maker maker) {
    this.form = form;
    this.explanation = explanation;
    this.maker = maker;
  }

  private static Maker noise(Damage damage, boolean toHost) {
    Direction direction = toHost ? Direction.TO_HOST : Direction.TO_BOARD;
    return arguments -> {
      double probability = arguments.probability();
      int longestRun = damage == Damage.DROP ? arguments.longestRun() : 1;
      return new Fault.Noise(damage, direction, probability, longestRun);
    };
  }

  Fault read(FaultArguments arguments) throws FaultProblem {
    Fault fault = maker.of(arguments);
    arguments.nothingElse();
    return fault;
  }

  /** How it is written on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The word with the form of its arguments. */
  public String form() {
    return word() + form;
  }

  /** What happens, in a few words. */
  public String explanation() {
    return explanation;
  }

  static String words() {
    return Arrays.stream(values()).map(FaultWord::word).collect(Collectors.joining(", "));
  }

  static String causes(String between) {
    return Arrays.stream(ResetCause.values())
        .map(ResetCause::word)
        .collect(Collectors.joining(between));
  }
}
