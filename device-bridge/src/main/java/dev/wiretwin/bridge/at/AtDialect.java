package dev.wiretwin.bridge.at;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one module speaks: its generation by what {@code AT+GMR} says, and what it showed when it was
 * asked. Immutable.
 *
 * @param version of its command set, such as {@code 2.3.0.0}; empty if it told none
 * @param image what its image calls itself; may be empty
 * @param passive whether data waits in the module until it is asked for
 * @param webSocket whether it has WebSockets of its own
 */
record AtDialect(
    AtGeneration generation, String version, String image, boolean passive, boolean webSocket) {
  private static final Pattern VERSION = Pattern.compile("AT version:((\\d{1,3})[^\\s(]*).*");
  private static final Pattern IMAGE =
      Pattern.compile("Bin version(?:\\(([^)]*)\\))?:(.*)", Pattern.CASE_INSENSITIVE);

  /** All that the oldest ones say. */
  private static final Pattern BARE_NUMBER = Pattern.compile("\\d{6,12}");

  /** Reads the answer to {@code AT+GMR}; what has to be asked for is not known yet. */
  static AtDialect of(List<String> answer) {
    AtGeneration generation = AtGeneration.of(0);
    String version = "";
    String image = "";
    for (String line : answer) {
      Matcher told = VERSION.matcher(line);
      Matcher named = IMAGE.matcher(line);
      if (told.matches()) {
        version = told.group(1);
        generation = AtGeneration.of(Integer.parseInt(told.group(2)));
      } else if (named.matches()) {
        String kind = named.group(1) == null ? "" : named.group(1) + " ";
        image = (kind + named.group(2)).strip();
      } else if (BARE_NUMBER.matcher(line).matches()) {
        version = line;
      }
    }
    return new AtDialect(generation, version, image, false, false);
  }

  AtDialect with(AtGeneration other) {
    return new AtDialect(other, version, image, passive, webSocket);
  }

  AtDialect withPassive(boolean yes) {
    return new AtDialect(generation, version, image, yes, webSocket);
  }

  AtDialect withWebSocket(boolean yes) {
    return new AtDialect(generation, version, image, passive, yes);
  }

  /** Whether the version says which generation it is. */
  boolean isTold() {
    return !version.isEmpty();
  }

  AtGeneration.Traits traits() {
    return generation.traits();
  }

  /** As a catalogue names it: {@code esp-at-2.3.0.0}, or {@code nonos-at-1.7.6.0}. */
  String firmware() {
    String family = generation == AtGeneration.NONOS_1 ? "nonos-at" : "esp-at";
    return version.isEmpty() ? family : family + '-' + version;
  }

  /** For people. */
  String summary() {
    return traits().words()
        + (version.isEmpty() ? " of unknown version" : ", version " + version)
        + (image.isEmpty() ? "" : " (" + image + ')')
        + (passive ? ", receives on request" : ", pushes what it receives")
        + (webSocket ? ", has WebSockets of its own" : "");
  }
}
