package dev.wiretwin.api.compare;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A divergence that is understood: its shape, and what a person should know about it. A value.
 *
 * @param id stable, for links
 * @param scenario matches the names of the scenarios it is about
 * @param field matches {@link Divergence#field}
 * @param first matches what the JVM client does
 * @param second matches what the board does
 * @param words why it is so, a sentence or two
 * @param evidence ids of recorded vectors, and the firmware's function
 * @param advice what to do about it in a script
 */
public record CatalogueEntry(
    String id,
    Pattern scenario,
    Pattern field,
    Pattern first,
    Pattern second,
    String words,
    List<String> evidence,
    String advice) {
  public CatalogueEntry {
    evidence = List.copyOf(evidence);
  }

  /** Whether it explains this one, and no neighbour of it. */
  boolean explains(String scenarioName, Divergence one) {
    return scenario.matcher(scenarioName).matches()
        && field.matcher(one.field().toLowerCase(Locale.ROOT)).matches()
        && first.matcher(one.first()).matches()
        && second.matcher(one.second()).matches();
  }
}
