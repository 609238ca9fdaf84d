package dev.wiretwin.api.catalogue;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.util.Locale;

/**
 * What somebody says who accepts a new divergence as one that is understood. A value.
 *
 * @param id of the entry: letters, digits, dots and dashes, 100 at most
 * @param words why it is so; not empty
 * @param advice what to do about it; may be empty
 */
public record Acceptance(String id, String words, String advice) {
  private static final int LONGEST = 4_000;
  private static final int LONGEST_STEM = 80;

  /**
   * @throws Refusal if a person could not make anything of it
   */
  public Acceptance {
    words = words.strip();
    advice = advice.strip();
    if (!CatalogueReader.isId(id)) {
      throw wrong("the id must be letters, digits, dots and dashes, 100 of them at most");
    } else if (words.isEmpty() || words.length() > LONGEST || advice.length() > LONGEST) {
      throw wrong("say in words why it is so, in 1 to " + LONGEST + " characters");
    }
  }

  private static Refusal wrong(String sentence) {
    return new Refusal(RefusalCode.BAD_REQUEST, sentence);
  }

  /**
   * One under an id made of the scenario and the field, with a number behind it if need be.
   *
   * @param taken the catalogue in which the id must be free
   */
  public static Acceptance of(
      Catalogue taken, Between whom, Divergence one, String words, String advice) {
    String said = "own-" + whom.scenario() + "-" + one.field();
    String bare = said.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    String stem = bare.substring(0, Math.min(LONGEST_STEM, bare.length()));
    String id = stem;
    for (int i = 2; taken.entry(id).isPresent(); i++) {
      id = stem + "-" + i;
    }
    return new Acceptance(id, words, advice);
  }
}
