package dev.wiretwin.api.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/** What there is to say of an event, by its type. Values. */
public sealed interface Facts permits Facts.Plain, Payload, CloseFacts {
  /**
   * The few words of most events; null where an event has none.
   *
   * @param target of {@code opened}
   * @param url of {@code connecting}
   * @param code of {@code closing}, when one was given
   * @param reason of {@code closing} and {@code ended}
   * @param missed of {@code gap}: how many events are no more
   */
  @JsonInclude(Include.NON_NULL)
  record Plain(String target, String url, Integer code, String reason, Long missed)
      implements Facts {
    @Override
    public int weight() {
      return 2 * (length(target) + length(url) + length(reason));
    }

    private static int length(String text) {
      return text == null ? 0 : text.length();
    }
  }

  /** Nothing. */
  Facts NONE = new Plain(null, null, null, null, null);

  static Facts ofTarget(String target) {
    return new Plain(target, null, null, null, null);
  }

  static Facts ofUrl(String url) {
    return new Plain(null, url, null, null, null);
  }

  /**
   * @param code null for the client's own
   */
  static Facts ofClosing(Integer code, String reason) {
    return new Plain(null, null, code, reason, null);
  }

  static Facts ofReason(String reason) {
    return new Plain(null, null, null, reason, null);
  }

  static Facts ofGap(long missed) {
    return new Plain(null, null, null, null, missed);
  }

  /** Bytes of memory beside the event itself, about and rather too many. */
  int weight();

  /** The same for a reader who wants no more of a payload than that many characters. */
  default Facts shortened(int most) {
    return this;
  }
}
