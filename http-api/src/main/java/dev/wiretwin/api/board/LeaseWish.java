package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.KeptLeases.Holder;
import java.time.Duration;

/**
 * Who wants a board, for how long and what for. A value.
 *
 * @param holder a name of 1 to 100 characters; a reason of at most 500, an URL of at most 2000
 * @param time 1 s to 24 h
 */
public record LeaseWish(Holder holder, Duration time) {
  /** How long a lease lasts for whom does not say. */
  public static final Duration USUAL_TIME = Duration.ofMinutes(10);

  static final Duration LONGEST_TIME = Duration.ofHours(24);
  private static final int LONGEST_HOLDER = 100;
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_URL = 2_000;

  /**
   * @throws Refusal if it makes no sense; says which field and why
   */
  public LeaseWish {
    if (holder.name() == null || holder.name().isBlank()) {
      throw bad("holder: say who you are, for example ci-job-17 or ada");
    }
    demandShort("holder", holder.name(), LONGEST_HOLDER);
    demandTime(time);
    holder.reason().ifPresent(words -> demandShort("reason", words, LONGEST_REASON));
    holder.url().ifPresent(words -> demandShort("url", words, LONGEST_URL));
  }

  static void demandTime(Duration time) {
    if (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(LONGEST_TIME) > 0) {
      throw bad("seconds: a lease lasts 1 to " + LONGEST_TIME.toSeconds() + " seconds");
    }
  }

  static void demandShort(String field, String words, int most) {
    if (words.length() > most) {
      throw bad(field + ": " + most + " characters at the most");
    } else if (words.chars().anyMatch(Character::isISOControl)) {
      throw bad(field + ": no control characters, please");
    }
  }

  private static Refusal bad(String sentence) {
    return new Refusal(RefusalCode.BAD_REQUEST, sentence);
  }
}
