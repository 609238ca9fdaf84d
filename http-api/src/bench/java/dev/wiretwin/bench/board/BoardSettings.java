package dev.wiretwin.bench.board;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * How much to measure of virtual boards.
 *
 * @param launcher the script {@code wiretwin}
 * @param rounds of what varies
 * @param soakSeconds how long the long run takes
 */
public record BoardSettings(Path launcher, int rounds, int soakSeconds, Set<Section> only) {
  /** The parts a run has, as {@code --only} names them. */
  public enum Section {
    START,
    MEMORY,
    IDLE,
    ECHO,
    PACE,
    SOAK;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public BoardSettings {
    only = Set.copyOf(only);
    if (rounds < 1 || soakSeconds < 1) {
      throw new IllegalArgumentException("rounds and seconds must be at least 1");
    }
  }
}
