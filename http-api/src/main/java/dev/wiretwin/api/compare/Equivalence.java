package dev.wiretwin.api.compare;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.scenario.Scenario;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What may differ between two targets by nature and is set aside, all of it declared here: time
 * within a tolerance, and what headers of a request cannot have in common. That frames are compared
 * without their masks, bytes without how TCP chopped them, failed calls without their messages
 * (which are Lua's or Java's), and TLS that nobody answers as that alone is how traces are put into
 * words. A value.
 *
 * @param toleranceMs how far apart in device milliseconds the same event may be seen
 * @param headers what is put in the place of values that differ in every run
 */
public record Equivalence(long toleranceMs, List<HeaderRule> headers) {
  /** What a scenario that does not say otherwise grants, device ms. */
  private static final long USUAL_MS = 500;

  /** A key is random, and each run has a lab server on a port of its own. */
  private static final List<HeaderRule> BY_NATURE =
      List.of(
          new HeaderRule("sec-websocket-key", Pattern.compile("^.*$"), "{key}"),
          new HeaderRule("host", Pattern.compile(":[0-9]+$"), ":{port}"));

  public Equivalence {
    headers = List.copyOf(headers);
  }

  /** Only what every comparison sets aside, and so much time. */
  Equivalence(long toleranceMs) {
    this(toleranceMs, BY_NATURE);
  }

  /**
   * What is put in the place of a part of a header's value.
   *
   * @param name in lower case
   */
  public record HeaderRule(String name, Pattern part, String placeholder) {}

  /**
   * What the scenario grants, and on top what the less exact of the targets takes in real time: the
   * faster the devices' clocks, the more that counts.
   */
  public static Equivalence of(Scenario scenario, TargetInfo first, TargetInfo second) {
    long real = Math.max(first.kind().blurMs(), second.kind().blurMs());
    return new Equivalence(
        scenario.toleranceMs().orElse(USUAL_MS) + (long) (real / scenario.timeScale()));
  }

  /** Whether these bytes begin as records of TLS do: a handshake or an alert (RFC 8446 5.1). */
  static boolean isTls(Bytes bytes) {
    return bytes.length() > 2 && (bytes.at(0) == 0x16 || bytes.at(0) == 0x15) && bytes.at(1) == 3;
  }

  boolean sameTime(long firstNanos, long secondNanos) {
    return Math.abs(firstNanos - secondNanos) <= toleranceMs * 1_000_000;
  }

  /**
   * @param name in lower case
   */
  String header(String name, String value) {
    String left = value;
    for (HeaderRule rule : headers) {
      if (rule.name().equals(name)) {
        left = rule.part().matcher(left).replaceFirst(rule.placeholder());
      }
    }
    return left;
  }
}
