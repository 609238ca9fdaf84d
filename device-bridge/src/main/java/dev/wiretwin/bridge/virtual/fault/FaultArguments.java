package dev.wiretwin.bridge.virtual.fault;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands behind a fault's word: one value, or {@code key=value} pairs, each with its place so
 * that complaints can name it. Used once, by one thread.
 */
final class FaultArguments {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|)");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,10}");
  private static final Pattern CHANCE = Pattern.compile("[0-9]{0,3}(\\.[0-9]{1,12})?");
  private static final Pattern RUN = Pattern.compile("1-([0-9]{1,6})");
  private static final long LONGEST_MILLIS = 3600 * 1000L;
  private static final int LONGEST_RUN = 4096;

  private final String spec;
  private final FaultWord word;
  private final String whole;
  private final int start;
  private final Map<String, Value> named = new LinkedHashMap<>();
  private boolean wholeTaken;

  /**
   * @param start index of the first character of the arguments
   */
  FaultArguments(String spec, FaultWord word, int start) {
    this.spec = spec;
    this.word = word;
    this.start = start;
    this.whole = spec.substring(start);
    int at = start;
    for (String pair : whole.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String key = pair.substring(0, equals);
        String once = named.containsKey(key) ? "second " + key : key; // complained about, too
        named.put(once, new Value(pair.substring(equals + 1), at + equals + 1, at));
      } else if (!named.isEmpty()) {
        named.put(pair, new Value(pair, at, at)); // never asked for, so complained about
      }
      at += pair.length() + 1;
    }
  }

  /** Everything behind the colon, if there is anything. */
  Optional<String> rest() {
    wholeTaken = true;
    named.clear();
    return whole.isEmpty() ? Optional.empty() : Optional.of(whole);
  }

  boolean has(String key) {
    return named.containsKey(key);
  }

  /** The one value, a time in milliseconds. */
  long time(long least) throws FaultProblem {
    return time(only("a time, as in 500ms or 2s"), least);
  }

  long time(String key, long least) throws FaultProblem {
    return time(named.remove(key), least);
  }

  private long time(Value value, long least) throws FaultProblem {
    Matcher matcher = TIME.matcher(value.text);
    if (matcher.matches()) {
      long millis = Long.parseLong(matcher.group(1)) * (matcher.group(2).equals("s") ? 1000 : 1);
      if (millis >= least && millis <= LONGEST_MILLIS) {
        return millis;
      }
    }
    throw wrong(value, "is no time from " + least + "ms to an hour, as in 500ms or 2s");
  }

  /** The one value, a whole number. */
  long whole(long least, long most) throws FaultProblem {
    Value value = only("a number");
    if (WHOLE.matcher(value.text).matches()) {
      long number = Long.parseLong(value.text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw wrong(value, "is no whole number from " + least + " to " + most);
  }

  double probability() throws FaultProblem {
    Value value = named.remove("p");
    if (value == null) {
      throw wrong(
          start, "p=… is missing, the probability per byte, as in " + word.word() + ":p=0.001");
    }
    if (CHANCE.matcher(value.text).matches() && !value.text.isEmpty()) {
      double probability = Double.parseDouble(value.text);
      if (probability <= 1) {
        return probability;
      }
    }
    throw wrong(value, "is no probability from 0 to 1, as in 0.001");
  }

  /** The most bytes in one go; one when nothing is said. */
  int longestRun() throws FaultProblem {
    Value value = named.remove("run");
    if (value == null) {
      return 1;
    }
    Matcher matcher = RUN.matcher(value.text);
    if (matcher.matches()) {
      int longest = Integer.parseInt(matcher.group(1));
      if (longest >= 1 && longest <= LONGEST_RUN) {
        return longest;
      }
    }
    throw wrong(value, "is no run from 1 to at most " + LONGEST_RUN + " bytes, as in 1-40");
  }

  ResetCause cause() throws FaultProblem {
    Optional<String> wanted = rest();
    if (wanted.isEmpty()) {
      return ResetCause.PIN;
    }
    return Arrays.stream(ResetCause.values())
        .filter(cause -> cause.word().equals(wanted.get()))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    new Value(whole, start, start),
                    "is no reason for a reset; there are " + FaultWord.causes(", ")));
  }

  Fault.Openings openings() throws FaultProblem {
    Value wanted = only("never, once or always");
    return Arrays.stream(Fault.Openings.values())
        .filter(openings -> openings.word().equals(wanted.text))
        .findFirst()
        .orElseThrow(() -> wrong(wanted, "is none of never, once and always"));
  }

  private Value only(String what) throws FaultProblem {
    if (whole.isEmpty()) {
      throw wrong(start, what + " is missing: " + word.form());
    }
    rest();
    return new Value(whole, start, start);
  }

  /** Complains about what nobody asked for. */
  void nothingElse() throws FaultProblem {
    for (Map.Entry<String, Value> extra : named.entrySet()) {
      throw wrong(
          extra.getValue().pairAt, "'" + extra.getKey() + "' is not known here: " + word.form());
    }
    if (!wholeTaken && !whole.isEmpty() && !whole.contains("=")) {
      throw wrong(start, "'" + whole + "' is not known here: " + word.form());
    }
  }

  private FaultProblem wrong(Value value, String complaint) {
    return wrong(value.at, "'" + value.text + "' " + complaint);
  }

  private FaultProblem wrong(int index, String complaint) {
    return new FaultProblem(spec, index + 1, complaint);
  }

  /**
   * @param at index of the value
   * @param pairAt index of its key, or of itself when it has none
   */
  private record Value(String text, int at, int pairAt) {}
}
