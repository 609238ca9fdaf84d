package dev.wiretwin.bench.report;

import java.util.Arrays;
import java.util.Locale;

/** One figure over several rounds: its median and how far it strayed. */
public record Spread(double median, double least, double most, int rounds) {
  public static Spread of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a spread of nothing");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1], sorted.length);
  }

  /** The quotients of the two series, round by round, so that what slows a whole round cancels. */
  public static Spread ofRatios(double[] upper, double[] lower) {
    if (upper.length != lower.length) {
      throw new IllegalArgumentException(upper.length + " rounds against " + lower.length);
    }
    double[] ratios = new double[upper.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = upper[i] / lower[i];
    }
    return of(ratios);
  }

  /** For example {@code 5.31x (4.90–5.62)}. */
  public String format(String unit) {
    String middle = number(median) + unit;
    return rounds == 1 ? middle : middle + " (" + number(least) + "–" + number(most) + ")";
  }

  private static String number(double value) {
    String pattern = Math.abs(value) >= 1000 ? "%,.0f" : Math.abs(value) >= 20 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, pattern, value);
  }
}
