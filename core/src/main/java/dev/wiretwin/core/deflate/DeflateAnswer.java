package dev.wiretwin.core.deflate;

/**
 * A server's yes to one of the client's offers: what was agreed, and the words that say so.
 * Immutable. RFC 7692 §5.1.
 *
 * @param header the value of the response's {@code Sec-WebSocket-Extensions}
 */
public record DeflateAnswer(DeflateParameters parameters, String header) {}
