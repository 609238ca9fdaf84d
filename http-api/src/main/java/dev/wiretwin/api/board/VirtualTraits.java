package dev.wiretwin.api.board;

import dev.wiretwin.bridge.virtual.host.ControlClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a virtual board says of itself when it is asked beside its line. A value.
 *
 * @param baud of its console
 * @param timeScale real milliseconds per millisecond of the board
 * @param profile how its {@code websocket} module behaves; {@code at-} and a generation with AT
 *     firmware
 */
record VirtualTraits(int baud, double timeScale, String profile) {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Pattern WORDS =
      Pattern.compile(".* baud=([0-9]{1,7}) time-scale=([0-9.E-]{1,20}) profile=(\\S{1,40}).*");

  boolean isAt() {
    return profile.startsWith("at-");
  }

  /** Asks; empty when it does not answer, or is too old to know. */
  static Optional<VirtualTraits> ask(Path control) {
    try {
      return of(ControlClient.ask(control, "info", PATIENCE));
    } catch (IOException gone) {
      // who uses the board finds out, and says so
      return Optional.empty();
    }
  }

  static Optional<VirtualTraits> of(String answer) {
    Matcher told = WORDS.matcher(answer);
    return told.matches()
        ? Optional.of(
            new VirtualTraits(
                Integer.parseInt(told.group(1)), Double.parseDouble(told.group(2)), told.group(3)))
        : Optional.empty();
  }
}
