package dev.wiretwin.api.catalogue;

/**
 * One difference between two traces. A value.
 *
 * @param field what differs: {@code close}, {@code event}, {@code arguments}, {@code time}, {@code
 *     request}, {@code header <name>}, {@code frame}, {@code trailing}, {@code tcp} or {@code
 *     connections}
 * @param where of which client or connection, from 1
 * @param first what the first target has, {@link #NOTHING} if it has nothing there
 * @param second what the second one has
 */
public record Divergence(String field, int where, String first, String second) {
  public static final String NOTHING = "nothing";

  /** The field of one in time. */
  public static final String TIME = "time";

  @Override
  public String toString() {
    return field + " (" + where + "): " + first + " ≠ " + second;
  }
}
