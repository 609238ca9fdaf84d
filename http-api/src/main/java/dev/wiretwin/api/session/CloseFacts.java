package dev.wiretwin.api.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.wiretwin.api.run.DocumentedStatus;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.engine.CloseFrame;
import dev.wiretwin.core.engine.Side;
import java.util.Optional;

/**
 * How a connection ended. A value.
 *
 * @param status NodeMCU's number
 * @param meaning what the module's documentation means by it
 * @param sentence what happened, in plain words
 * @param first who ended it first: {@code us} or {@code peer}
 * @param clean whether both close frames were exchanged
 * @param sent our close frame; null if none went out
 * @param received the peer's close frame; null if none came
 * @param httpStatus of the answer to the opening handshake when it was not 101; else null
 */
@JsonInclude(Include.NON_NULL)
@JsonPropertyOrder({
  "status",
  "meaning",
  "sentence",
  "first",
  "clean",
  "sent",
  "received",
  "httpStatus"
})
public record CloseFacts(
    int status,
    String meaning,
    String sentence,
    String first,
    boolean clean,
    CloseFrame sent,
    CloseFrame received,
    Integer httpStatus)
    implements Facts {
  private static final int WEIGHT = 300;

  static CloseFacts of(Close close) {
    return new CloseFacts(
        close.status(),
        DocumentedStatus.meaningOf(close.status()),
        close.sentence(),
        close.first() == Side.US ? "us" : "peer",
        close.clean(),
        orNull(close.sent()),
        orNull(close.received()),
        close.httpStatus().isPresent() ? close.httpStatus().getAsInt() : null);
  }

  private static CloseFrame orNull(Optional<CloseFrame> frame) {
    return frame.orElse(null);
  }

  @Override
  public int weight() {
    return WEIGHT + 2 * sentence.length();
  }
}
