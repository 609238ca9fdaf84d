package dev.wiretwin.bench.run;

import dev.wiretwin.bench.contender.Contenders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the command line asked for.
 *
 * @param quick shorter warm-up and measuring: good for a look, not for a claim
 * @param rounds how often all contenders have their turn
 * @param only which sections run
 * @param contenders who runs; empty for those each section needs
 */
public record Settings(boolean quick, int rounds, Set<Section> only, List<String> contenders) {
  /** The parts a run has, as {@code --only} names them. */
  public enum Section {
    ROUNDTRIP,
    PIPELINED,
    MEMORY,
    ALLOCATION,
    CODEC;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Settings {
    only = Set.copyOf(only);
    contenders = List.copyOf(contenders);
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds must be at least 1, not " + rounds);
    }
    for (String name : contenders) {
      if (!Contenders.names().contains(name)) {
        throw new IllegalArgumentException(
            "no contender " + name + "; there are " + String.join(", ", Contenders.names()));
      }
    }
  }

  /** Those of the usual ones who exist and were not left out. */
  List<String> among(List<String> usual) {
    List<String> taking = new ArrayList<>(contenders.isEmpty() ? usual : contenders);
    taking.retainAll(Contenders.names());
    return taking;
  }

  /** Rounds for what hardly varies and takes long. */
  int fewRounds() {
    return Math.min(rounds, 3);
  }
}
