package dev.wiretwin.bench.report;

import java.util.Locale;

/** What a figure is held against; never a reason to fail a build, because machines are noisy. */
public record Bar(Sense sense, double limit, String unit) {
  /** On which side of the limit the good ones are. */
  public enum Sense {
    AT_LEAST,
    AT_MOST,
    NONE
  }

  public static Bar atLeast(double limit, String unit) {
    return new Bar(Sense.AT_LEAST, limit, unit);
  }

  public static Bar atMost(double limit, String unit) {
    return new Bar(Sense.AT_MOST, limit, unit);
  }

  /** For rows that only inform. */
  public static Bar none(String unit) {
    return new Bar(Sense.NONE, 0, unit);
  }

  public boolean isMetBy(double value) {
    return switch (sense) {
      case AT_LEAST -> value >= limit;
      case AT_MOST -> value <= limit;
      case NONE -> true;
    };
  }

  /** {@code ok}, {@code MISSED}, or nothing where there is no bar. */
  public String verdict(double value) {
    if (sense == Sense.NONE) {
      return "";
    }
    return isMetBy(value) ? "ok" : "MISSED";
  }

  @Override
  public String toString() {
    if (sense == Sense.NONE) {
      return "";
    }
    String number = String.format(Locale.ROOT, "%.2f", limit).replaceAll("\\.?0+$", "");
    return (sense == Sense.AT_LEAST ? "≥ " : "≤ ") + number + unit;
  }
}
