package dev.wiretwin.api.session;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A session's event as the feed tells it, which has a time and a type of its own. A value.
 *
 * @param number of the event in its session's log
 */
@JsonPropertyOrder({"number"})
record FeedFacts(long number, @JsonUnwrapped Facts facts) {
  /**
   * @param most characters of a payload
   */
  static FeedFacts of(SessionEvent event, int most) {
    return new FeedFacts(event.number(), event.facts().shortened(most));
  }
}
