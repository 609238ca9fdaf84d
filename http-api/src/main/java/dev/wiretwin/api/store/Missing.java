package dev.wiretwin.api.store;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;

/** What is said where something is asked for that is not kept (any more). Stateless. */
final class Missing {
  private Missing() {}

  static Refusal comparison(String id) {
    return new Refusal(RefusalCode.COMPARISON_NOT_FOUND, "there is no comparison " + id);
  }
}
