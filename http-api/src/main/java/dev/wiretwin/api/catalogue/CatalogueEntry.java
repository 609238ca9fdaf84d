package dev.wiretwin.api.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A divergence that is understood: where it is met, what it looks like, and what a person should
 * know about it. Immutable.
 *
 * @param id stable, for links
 * @param scenarios matches the names of the scenarios it is about
 * @param firmware matches what runs on the target that differs
 * @param reference matches what runs on the target it differs from
 * @param shapes what it looks like; one of them must fit
 * @param words why it is so, for a person who has never read the firmware
 * @param evidence where one can look
 * @param advice what to do about it in a script; may be empty
 */
public record CatalogueEntry(
    String id,
    Pattern scenarios,
    Pattern firmware,
    Pattern reference,
    List<Shape> shapes,
    String words,
    Evidence evidence,
    String advice) {
  public CatalogueEntry {
    shapes = List.copyOf(shapes);
  }

  /** Whether it is about these targets and this scenario at all. */
  boolean covers(Between whom) {
    return scenarios.matcher(whom.scenario()).matches()
        && firmware.matcher(whom.firmware()).matches()
        && reference.matcher(whom.reference()).matches();
  }

  /** Whether it explains this one, and no neighbour of it. */
  boolean explains(Between whom, Divergence one) {
    return covers(whom) && shapes.stream().anyMatch(shape -> shape.fits(one));
  }
}
