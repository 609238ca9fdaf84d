package dev.wiretwin.bridge.virtual.fault;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that goes wrong with a board on cue (VB-60…VB-84). Immutable. Times are the device's,
 * so that a scaled clock scales them too.
 */
public sealed interface Fault {
  /** Has it happen. */
  void happenTo(FaultTarget target);

  /** The words that {@link FaultParser} reads it from. */
  String spec();

  /** What is done to bytes on the line. */
  enum Damage {
    DROP,
    FLIP,
    REPEAT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Which way the bytes travel. */
  enum Direction {
    TO_BOARD,
    TO_HOST;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Bytes on the line are lost, changed or sent twice (VB-61, VB-62, VB-78).
   *
   * @param probability per byte, or per chunk for {@link Damage#REPEAT}, 0…1
   * @param longestRun most bytes lost in one go, 1 or more; 1 for what comes in no runs
   */
  record Noise(Damage damage, Direction direction, double probability, int longestRun)
      implements Fault {
    @Override
    public void happenTo(FaultTarget target) {
      target.noise(this);
    }

    @Override
    public String spec() {
      String chance =
          new BigDecimal(String.valueOf(probability)).stripTrailingZeros().toPlainString();
      String run = longestRun == 1 ? "" : ",run=1-" + longestRun;
      return damage.word() + "-" + direction.word() + ":p=" + chance + run;
    }
  }

  /** The board does nothing for a while, as during a flash erase (VB-72). */
  record Stall(long millis) implements Fault {
    @Override
    public void happenTo(FaultTarget target) {
      target.stall(millis);
    }

    @Override
    public String spec() {
      return "stall:" + millis + "ms";
    }
  }

  /**
   * A reset cuts the board's output (VB-63).
   *
   * @param number of the byte, counted from now, that is the last one sent
   */
  record ResetAtByte(long number) implements Fault {
    @Override
    public void happenTo(FaultTarget target) {
      target.resetAtByte(number);
    }

    @Override
    public String spec() {
      return "reset-at-byte:" + number;
    }
  }

  /** Power fails again and again (VB-64). */
  record BrownOut(long periodMillis) implements Fault {
    @Override
    public void happenTo(FaultTarget target) {
      target.brownOut(periodMillis);
    }

    @Override
    public String spec() {
      return "brown-out:" + periodMillis + "ms";
    }
  }

  /**
   * The access point is gone (VB-66).
   *
   * @param millis until it is back; 0 means not by itself
   */
  record WifiLost(long millis) implements Fault {
    @Override
    public void happenTo(FaultTarget target) {
      target.wifiLost(millis);
    }

    @Override
    public String spec() {
      return millis == 0 ? "wifi-lost" : "wifi-lost:for=" + millis + "ms";
    }
  }

  /** The access point is back. */
  record WifiBack() implements Fault {
    @Override
    public void happenTo(FaultTarget target) {
      target.wifiBack();
    }

    @Override
    public String spec() {
      return "wifi-back";
    }
  }

  /**
   * An allocation of the websocket module fails (VB-69).
   *
   * @param nth counted from now, 1 is the next
   */
  record FailAllocation(int nth) implements Fault {
    @Override
    public void happenTo(FaultTarget target) {
      target.failAllocation(nth);
    }

    @Override
    public String spec() {
      return "fail-alloc:" + nth;
    }
  }

  /** How often the board starts anew because its port is opened (VB-05). */
  enum Openings {
    NEVER,
    ONCE,
    ALWAYS;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Opening the port moves DTR and RTS, and with them the board's reset (VB-05). */
  record ResetOnOpen(Openings openings) implements Fault {
    @Override
    public void happenTo(FaultTarget target) {
      target.resetOnOpen(openings);
    }

    @Override
    public String spec() {
      return "reset-on-open:" + openings.word();
    }
  }

  /** The heap is used up (VB-36, VB-69). */
  record OutOfMemory() implements Fault {
    @Override
    public void happenTo(FaultTarget target) {
      target.outOfMemory();
    }

    @Override
    public String spec() {
      return "out-of-memory";
    }
  }

  /**
   * Every callback of a script takes longer than it would.
   *
   * @param millis more; 0 ends it
   */
  record SlowCallbacks(long millis) implements Fault {
    @Override
    public void happenTo(FaultTarget target) {
      target.slowCallbacks(millis);
    }

    @Override
    public String spec() {
      return "slow-callbacks:" + millis + "ms";
    }
  }

  /** The USB plug is pulled: the port is gone, the board without power (VB-74). */
  record Unplug() implements Fault {
    @Override
    public void happenTo(FaultTarget target) {
      target.unplug();
    }

    @Override
    public String spec() {
      return "unplug";
    }
  }

  /**
   * The board comes back on a port of its own (VB-74).
   *
   * @param link the path it is found under from now on; empty means the one before
   */
  record Replug(Optional<String> link) implements Fault {
    @Override
    public void happenTo(FaultTarget target) {
      target.replug(link);
    }

    @Override
    public String spec() {
      return link.map(path -> "replug:" + path).orElse("replug");
    }
  }

  /** The board starts anew (VB-11, VB-70). */
  record Reset(ResetCause cause) implements Fault {
    @Override
    public void happenTo(FaultTarget target) {
      target.reset(cause);
    }

    @Override
    public String spec() {
      return "reset:" + cause.word();
    }
  }

  /**
   * GPIO0 is held low: from the next reset on the ROM waits for a program, and nothing else answers
   * (VB-12).
   */
  record Gpio0Low() implements Fault {
    @Override
    public void happenTo(FaultTarget target) {
      target.gpio0Low();
    }

    @Override
    public String spec() {
      return "gpio0-low";
    }
  }

  /** Ends all that goes on: noise, brown-outs, lost Wi-Fi and so on. */
  record Clear() implements Fault {
    @Override
    public void happenTo(FaultTarget target) {
      target.clear();
    }

    @Override
    public String spec() {
      return "clear";
    }
  }
}
