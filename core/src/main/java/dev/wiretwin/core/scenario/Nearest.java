package dev.wiretwin.core.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what a misspelled word was meant to be. Stateless, any thread. */
public final class Nearest {
  private static final int LONGEST = 40;

  private Nearest() {}

  /** The known word that a few keys turn this one into, if there is any. */
  public static Optional<String> to(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= 1 + candidate.length() / 4)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  /** What to say behind a fault: the nearest word, or all of them. */
  public static String hint(String word, Collection<String> known) {
    return to(word, known)
        .map(meant -> "did you mean \"" + meant + "\"?")
        .orElse("known are " + String.join(", ", known));
  }

  /** How many letters must be put in, taken out or exchanged. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int exchange = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchange, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
