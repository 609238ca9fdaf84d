package dev.wiretwin.api.session;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a session's client stands. */
public enum SessionState {
  /** Never asked to connect. */
  NEW,
  CONNECTING,
  OPEN,
  /** Asked to close; the close event is still to come. */
  CLOSING,
  /** Its last connection is over: it can connect again. */
  CLOSED;

  /** Whether it may be asked to connect now. */
  boolean mayConnect() {
    return this == NEW || this == CLOSED;
  }

  /** As it stands in JSON. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
