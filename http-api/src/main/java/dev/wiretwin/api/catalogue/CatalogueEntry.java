package dev.wiretwin.api.catalogue;

import java.util.regex.Pattern;

/**
 * A divergence that is understood: where it is met, what it looks like, and what a person should
 * know about it. Immutable.
 *
 * @param id stable, for links
 * @param scenarios matches the names of the scenarios it is about
 * @param firmware matches what runs on the target that differs
 * @param reference matches what runs on the target it differs from
 * @param appearance what it looks like
 * @param words why it is so, for a person who has never read the firmware
 * @param evidence where one can look
 * @param advice what to do about it in a script; may be empty
 */
public record CatalogueEntry(
    String id,
    Pattern scenarios,
    Pattern firmware,
    Pattern reference,
    Appearance appearance,
    String words,
    Evidence evidence,
    String advice) {

  /** Whether it is about these targets and this scenario at all. */
  boolean covers(Between whom) {
    return scenarios.matcher(whom.scenario()).matches()
        && firmware.matcher(whom.firmware()).matches()
        && reference.matcher(whom.reference()).matches();
  }
}
