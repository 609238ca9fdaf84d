package dev.wiretwin.bench.run;

import dev.wiretwin.bench.drive.Figures;
import dev.wiretwin.bench.report.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the contenders of one trial achieved, round by round. Filled and read by one thread. */
final class Results {
  private final List<Map<String, Figures>> rounds = new ArrayList<>();

  void startRound() {
    rounds.add(new LinkedHashMap<>());
  }

  void add(String contender, Figures figures) {
    rounds.get(rounds.size() - 1).put(contender, figures);
  }

  /** The contender's own values; empty if no round has one. */
  Optional<Spread> spread(String contender, String figure) {
    double[] values =
        rounds.stream()
            .filter(round -> has(round, contender, figure))
            .mapToDouble(round -> round.get(contender).get(figure))
            .toArray();
    return values.length == 0 ? Optional.empty() : Optional.of(Spread.of(values));
  }

  /** The one's values over the other's, from the rounds that have both. */
  Optional<Spread> ratio(String upper, String lower, String figure) {
    return ratioToBest(upper, Set.of(lower), figure, true);
  }

  /** The one's values over the best that any of the others had in the same round. */
  Optional<Spread> ratioToBest(
      String upper, Set<String> others, String figure, boolean moreIsBetter) {
    double[] uppers = new double[rounds.size()];
    double[] lowers = new double[rounds.size()];
    int both = 0;
    for (Map<String, Figures> round : rounds) {
      double[] there =
          others.stream()
              .filter(name -> has(round, name, figure))
              .mapToDouble(name -> round.get(name).get(figure))
              .sorted()
              .toArray();
      if (has(round, upper, figure) && there.length > 0) {
        uppers[both] = round.get(upper).get(figure);
        lowers[both++] = moreIsBetter ? there[there.length - 1] : there[0];
      }
    }
    if (both == 0) {
      return Optional.empty();
    }
    return Optional.of(Spread.ofRatios(Arrays.copyOf(uppers, both), Arrays.copyOf(lowers, both)));
  }

  private static boolean has(Map<String, Figures> round, String contender, String figure) {
    return round.containsKey(contender) && round.get(contender).byName().containsKey(figure);
  }
}
