package dev.wiretwin.bridge.identify;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a board has started anew, in words: from what it printed before, from what its ROM printed,
 * or from {@code node.bootreason()}. A value; VB-11, VB-12, VB-32, VB-64, VB-70.
 *
 * @param kind for programs
 * @param words for people, without a full stop
 */
public record BootReason(Kind kind, String words) {
  /** What it was, as far as it can be told. */
  public enum Kind {
    POWER_ON,
    RESET_PIN,
    HARDWARE_WATCHDOG,
    SOFTWARE_WATCHDOG,
    EXCEPTION,
    RESTART,
    DEEP_SLEEP,
    LUA_ERROR,
    PANIC,
    OUT_OF_MEMORY,
    UNKNOWN;

    /** Whether nobody wanted it. */
    public boolean isFailure() {
      return switch (this) {
        case HARDWARE_WATCHDOG, SOFTWARE_WATCHDOG, EXCEPTION, LUA_ERROR, PANIC, OUT_OF_MEMORY ->
            true;
        default -> false;
      };
    }
  }

  private static final Pattern ROM =
      Pattern.compile("rst cause:(\\d{1,3}), boot mode:\\((\\d{1,3}),\\d{1,3}\\)");
  private static final Pattern EXCEPTION = Pattern.compile("Fatal exception \\(?(\\d{1,3})");
  private static final Pattern ADDRESS = Pattern.compile("excvaddr=(0x[0-9a-f]+)");
  private static final Pattern PANIC =
      Pattern.compile("PANIC: unprotected error in call to Lua API \\(([^\r\n]*)\\)");
  private static final Pattern TRACEBACK =
      Pattern.compile("(?m)^(?:>+ )*(?!>|Lua error: )([^\r\n]*)[\r\n]+stack traceback:");
  private static final Pattern MEMORY = Pattern.compile("out of memory|not enough memory");
  private static final Pattern BEGINNING =
      Pattern.compile("NodeMCU \\d+\\.\\d|powered by Lua |cannot open init\\.lua|ets Jan ");
  private static final int LOADER = 1;

  /** Xtensa's numbers, as far as this processor has them. */
  private static final Map<Integer, String> EXCEPTIONS =
      Map.ofEntries(
          Map.entry(0, "illegal instruction"),
          Map.entry(2, "instruction fetch error"),
          Map.entry(3, "load or store error"),
          Map.entry(4, "level-1 interrupt"),
          Map.entry(6, "integer division by zero"),
          Map.entry(9, "unaligned load or store"),
          Map.entry(20, "jump to a forbidden address"),
          Map.entry(28, "load from a forbidden address"),
          Map.entry(29, "store to a forbidden address"));

  /**
   * What {@code node.bootreason()} told.
   *
   * @param numbers raw code, extended code, and for an exception its cause and five registers; as
   *     many as there were
   */
  public static BootReason ofNode(List<Long> numbers) {
    int raw = number(numbers, 0);
    int extended = number(numbers, 1);
    return switch (extended) {
      case 0 -> new BootReason(Kind.POWER_ON, "power-on");
      case 1 -> ofRaw(4);
      case 2 -> exception(number(numbers, 2), address(numbers));
      case 3 ->
          new BootReason(
              Kind.SOFTWARE_WATCHDOG,
              "software watchdog: a script kept the processor for longer than half a second");
      case 4 -> new BootReason(Kind.RESTART, "restart by software");
      case 5 -> new BootReason(Kind.DEEP_SLEEP, "wake-up from deep sleep");
      case 6 -> new BootReason(Kind.RESET_PIN, "reset pin");
      default -> ofRaw(raw);
    };
  }

  private static int number(List<Long> numbers, int at) {
    return at < numbers.size() ? numbers.get(at).intValue() : -1;
  }

  /** The address in question is the fifth register but one, {@code excvaddr}. */
  private static String address(List<Long> numbers) {
    int at = 6;
    return at < numbers.size() ? String.format("0x%08x", numbers.get(at).intValue()) : "";
  }

  private static BootReason exception(int cause, String address) {
    String name = EXCEPTIONS.getOrDefault(cause, "unnamed");
    String where = address.isEmpty() ? "" : ", address " + address.toLowerCase(Locale.ROOT);
    return new BootReason(
        Kind.EXCEPTION, "processor exception " + cause + " (" + name + where + ")");
  }

  private static BootReason ofRaw(int raw) {
    return switch (raw) {
      case 1 -> new BootReason(Kind.POWER_ON, "power-on");
      case 2 -> new BootReason(Kind.RESET_PIN, "reset pin or restart by software");
      case 3 -> new BootReason(Kind.RESET_PIN, "reset pin");
      case 4 ->
          new BootReason(
              Kind.HARDWARE_WATCHDOG, "hardware watchdog: the processor did not come back in time");
      default -> new BootReason(Kind.UNKNOWN, "unknown reason (" + raw + ")");
    };
  }

  /** What the ROM printed last, at 74880 baud: {@code rst cause:2, boot mode:(3,6)}. */
  public static Optional<BootReason> ofRom(String text) {
    Optional<BootReason> last = Optional.empty();
    for (Matcher found = ROM.matcher(text); found.find(); ) {
      last = Optional.of(ofRaw(Integer.parseInt(found.group(1))));
    }
    return last;
  }

  /** Whether the ROM told that it waits for a program, GPIO0 being low, when it started last. */
  public static boolean isLoader(String text) {
    boolean loader = false;
    for (Matcher found = ROM.matcher(text); found.find(); ) {
      loader = Integer.parseInt(found.group(2)) == LOADER;
    }
    return loader;
  }

  /** How many starts the ROM told of. */
  public static int starts(String text) {
    return (int) ROM.matcher(text).results().count();
  }

  /** Whether a beginning is in what a console printed; a board need not print one. */
  public static boolean isBeginning(String text) {
    return BEGINNING.matcher(text).find();
  }

  /**
   * Last words of a board that starts anew because of them: an exception, a panic, an error in a
   * callback. The worst counts, if there are several.
   */
  public static Optional<BootReason> ofLastWords(String text) {
    Matcher exception = EXCEPTION.matcher(text);
    if (exception.find()) {
      Matcher address = ADDRESS.matcher(text);
      int cause = Integer.parseInt(exception.group(1));
      return Optional.of(exception(cause, address.find() ? address.group(1) : ""));
    }
    Matcher panic = PANIC.matcher(text);
    if (panic.find()) {
      return Optional.of(new BootReason(Kind.PANIC, "panic: " + panic.group(1)));
    }
    Matcher error = TRACEBACK.matcher(text);
    if (error.find()) {
      return Optional.of(
          new BootReason(Kind.LUA_ERROR, "error in a callback: " + message(error.group(1))));
    }
    return MEMORY.matcher(text).find()
        ? Optional.of(new BootReason(Kind.OUT_OF_MEMORY, "out of memory in a callback"))
        : Optional.empty();
  }

  /** Echo of what is being typed may stand in front of it. */
  private static String message(String line) {
    return line.substring(Math.max(0, line.indexOf("init.lua:"))).strip();
  }
}
