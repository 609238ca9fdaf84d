package dev.wiretwin.api.web;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.core.scenario.Nearest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request says behind the question mark, read by its route's own list of names. Immutable.
 */
final class Parameters {
  /** Longest time that a request may ask to be kept waiting. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s)");

  private final Route route;
  private final Map<String, List<String>> given;

  Parameters(Route route, Map<String, List<String>> given) {
    this.route = route;
    this.given = given;
  }

  /**
   * Looks at the names before anything is done.
   *
   * @throws Refusal if one is not the route's, or there twice
   */
  void check() {
    given.forEach(this::check);
  }

  private void check(String name, List<String> values) {
    if (!route.query().contains(name)) {
      throw Call.bad(
          "the parameter "
              + Safe.shown(name)
              + " is not known here: "
              + (route.query().isEmpty()
                  ? "there are none"
                  : Nearest.hint(name, new TreeSet<>(route.query()))));
    }
    if (values.size() > 1) {
      throw Call.bad("the parameter " + name + " is given " + values.size() + " times");
    }
  }

  Optional<String> text(String name) {
    if (!route.query().contains(name)) {
      throw new IllegalStateException(route.path() + " does not declare the parameter " + name);
    }
    return Optional.ofNullable(given.get(name)).map(values -> values.get(0));
  }

  OptionalLong number(String name, long least, long most) {
    Optional<String> written = text(name);
    if (written.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      long number = Long.parseLong(written.get());
      if (number >= least && number <= most) {
        return OptionalLong.of(number);
      }
    } catch (NumberFormatException none) {
      // told below, with what would be right
    }
    throw Call.bad(
        name
            + " must be a whole number from "
            + least
            + (most == Long.MAX_VALUE ? " up" : " to " + most));
  }

  boolean flag(String name) {
    return switch (text(name).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Call.bad(name + " must be true or false");
    };
  }

  Duration waiting() {
    Optional<String> written = text("wait");
    if (written.isEmpty()) {
      return Duration.ZERO;
    }
    Matcher time = TIME.matcher(written.get());
    if (time.matches()) {
      long number = Long.parseLong(time.group(1));
      Duration wait =
          time.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
      if (wait.compareTo(LONGEST_WAIT) <= 0) {
        return wait;
      }
    }
    throw Call.bad("wait must be a time such as 10s or 500ms, and 60s at the most");
  }
}
