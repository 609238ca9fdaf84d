package dev.wiretwin.core.handshake;

import dev.wiretwin.core.deflate.DeflateParameters;
import java.util.Optional;

/** What a client makes of the server's answer to its request. Immutable. RFC 6455 §4.1. */
public sealed interface ClientVerdict {
  /** The answer, for traces. */
  HttpHead head();

  /** The WebSocket is open, under these terms. */
  record Accepted(Optional<String> subprotocol, Optional<DeflateParameters> deflate, HttpHead head)
      implements ClientVerdict {}

  /** The server understood and said something else than yes. */
  record Refused(int httpStatus, String reasonPhrase, HttpHead head) implements ClientVerdict {}

  /** The answer is not one to our request. */
  record Invalid(String sentence, HttpHead head) implements ClientVerdict {}
}
