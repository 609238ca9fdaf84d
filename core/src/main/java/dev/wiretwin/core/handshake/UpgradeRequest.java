package dev.wiretwin.core.handshake;

import dev.wiretwin.core.deflate.DeflateOffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a client asks for when it opens a WebSocket. Immutable. RFC 6455 §4.1.
 *
 * @param key 16 random bytes in base64, fresh for each request
 * @param extraHeaders further headers; they may replace ours where RFC 6455 leaves the value open.
 *     Sec-WebSocket-Protocol may stand here, too, and is moved to {@code subprotocols}; with an
 *     empty value it means none
 * @param subprotocols in the order of preference
 * @param deflate the compression to offer; empty for none
 */
public record UpgradeRequest(
    WsUrl url,
    String key,
    List<Header> extraHeaders,
    List<String> subprotocols,
    Optional<DeflateOffer> deflate) {
  private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";
  private static final Set<String> WRITTEN =
      Set.of(
          "upgrade",
          "connection",
          "sec-websocket-key",
          "sec-websocket-version",
          "sec-websocket-extensions",
          "sec-websocket-accept",
          // The request has no body; a server that waited for one would swallow our frames.
          "content-length",
          "transfer-encoding");

  public UpgradeRequest {
    if (!AcceptKey.isKey(key)) {
      throw new IllegalArgumentException(
          "key must be 16 bytes in base64, which makes 24 characters");
    }
    extraHeaders = HeaderRules.checked(extraHeaders, WRITTEN);
    Optional<String> asHeader = value(extraHeaders, SUBPROTOCOL);
    if (asHeader.isPresent()) {
      if (!subprotocols.isEmpty()) {
        throw new IllegalArgumentException("give subprotocols as a list or as a header, not both");
      }
      subprotocols = HttpHead.elementsOf(asHeader.get());
      extraHeaders = extraHeaders.stream().filter(h -> !h.isNamed(SUBPROTOCOL)).toList();
    }
    subprotocols = HeaderRules.checkedSubprotocols(subprotocols);
  }

  /** The request as it goes over the wire. */
  public byte[] toBytes() {
    StringBuilder text = new StringBuilder("GET ").append(url.resource()).append(" HTTP/1.1\r\n");
    append(text, "Host", value(extraHeaders, "Host").orElse(url.authority()));
    append(text, "Upgrade", "websocket");
    append(text, "Connection", "Upgrade");
    append(text, "Sec-WebSocket-Key", key);
    append(text, "Sec-WebSocket-Version", "13");
    if (!subprotocols.isEmpty()) {
      append(text, SUBPROTOCOL, String.join(", ", subprotocols));
    }
    deflate.ifPresent(offer -> append(text, "Sec-WebSocket-Extensions", offer.toHeader()));
    append(text, "User-Agent", value(extraHeaders, "User-Agent").orElse("wiretwin"));
    extraHeaders.stream()
        .filter(h -> !h.isNamed("Host") && !h.isNamed("User-Agent"))
        .forEach(h -> append(text, h.name(), h.value()));
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Optional<String> value(List<Header> headers, String name) {
    return headers.stream().filter(h -> h.isNamed(name)).map(Header::value).findFirst();
  }

  private static void append(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
  }
}
