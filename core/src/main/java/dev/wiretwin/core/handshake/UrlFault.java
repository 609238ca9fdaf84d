package dev.wiretwin.core.handshake;

/**
 * Why a text is no WebSocket address. Immutable.
 *
 * @param sentence says what is wrong and what to do about it; never repeats the text, which may
 *     hold a secret
 */
public record UrlFault(Kind kind, String sentence) implements UrlResult {
  /** The four reasons that NodeMCU's documentation tells apart as −1 to −4, in that order. */
  public enum Kind {
    /** The text starts neither with ws:// nor with wss://. */
    NO_PROTOCOL,
    /** The host has more than 256 characters. */
    HOST_TOO_LONG,
    /** There is a colon behind the host, but no number from 1 to 65535 behind the colon. */
    BAD_PORT,
    /** There is no host, or none that could be one. */
    NO_HOST
  }
}
