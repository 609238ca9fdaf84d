package dev.wiretwin.core.handshake;

import dev.wiretwin.core.deflate.DeflateAnswer;
import dev.wiretwin.core.deflate.DeflateNegotiation;
import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.handshake.ServerVerdict.Accept;
import dev.wiretwin.core.handshake.ServerVerdict.Reject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges whether a request opens a WebSocket, and words the answer. Immutable, any thread. RFC 6455
 * §4.2.
 */
public final class ServerHandshake {
  private static final Pattern REQUEST_LINE =
      Pattern.compile("([!-~]+) ([!-~\\x80-\\xFF]+) HTTP/([0-9])\\.([0-9])");

  /**
   * Absolute form (RFC 9112 §3.2.2): everybody must understand it, though only proxies are sent it.
   */
  private static final Pattern ABSOLUTE =
      Pattern.compile("(?i)(?:http|ws)s?://[^/?]+(/[^?]*)?(\\?.*)?", Pattern.DOTALL);

  private static final Set<String> WRITTEN =
      Set.of(
          "upgrade",
          "connection",
          "sec-websocket-accept",
          "sec-websocket-protocol",
          "sec-websocket-extensions",
          "content-length",
          "transfer-encoding");

  private final List<String> subprotocols;
  private final Optional<DeflateOffer> deflate;
  private final List<Header> extraHeaders;

  /**
   * @param subprotocols those we speak, in the order of our preference
   * @param deflate how far we would go with compression; empty for not at all
   * @param extraHeaders for the response that accepts
   */
  public ServerHandshake(
      List<String> subprotocols, Optional<DeflateOffer> deflate, List<Header> extraHeaders) {
    this.subprotocols = HeaderRules.checkedSubprotocols(subprotocols);
    this.deflate = deflate;
    this.extraHeaders = HeaderRules.checked(extraHeaders, WRITTEN);
  }

  public ServerVerdict judge(HttpHead request) {
    Matcher line = REQUEST_LINE.matcher(request.startLine());
    if (!line.matches()) {
      return Reject.of(400, "The request does not start with an HTTP request line.");
    }
    Optional<String> resource = resource(line.group(2));
    Optional<Reject> fault =
        lineFault(line, resource).or(() -> headerFault(request)).or(() -> keyFault(request));
    if (fault.isPresent()) {
      return fault.get();
    }
    try {
      Optional<DeflateAnswer> compression =
          DeflateNegotiation.choose(deflate, request.all("Sec-WebSocket-Extensions"));
      return accept(request, resource.orElseThrow(), compression);
    } catch (ProtocolViolation e) {
      return Reject.of(400, e.getMessage());
    }
  }

  private static Optional<Reject> lineFault(Matcher line, Optional<String> resource) {
    int major = Integer.parseInt(line.group(3));
    int minor = Integer.parseInt(line.group(4));
    if (major != 1 || minor < 1) {
      return Optional.of(Reject.of(505, "A WebSocket is opened with HTTP/1.1."));
    }
    if (!line.group(1).equals("GET")) {
      return Optional.of(
          Reject.of(
              405,
              "A WebSocket is opened with GET.",
              List.of(new Header("Connection", "close"), new Header("Allow", "GET"))));
    }
    return resource.isPresent()
        ? Optional.empty()
        : Optional.of(Reject.of(400, "The request target must be a path or a full URL."));
  }

  private static Optional<Reject> headerFault(HttpHead request) {
    List<String> host = request.all("Host");
    if (host.size() != 1 || host.get(0).isEmpty()) {
      return Optional.of(Reject.of(400, "The request needs the header Host exactly once."));
    }
    if (!request.hasToken("Upgrade", "websocket")) {
      return Optional.of(
          Reject.of(
              400,
              "This address speaks WebSocket: the request needs the header Upgrade: websocket."));
    }
    if (!request.hasToken("Connection", "upgrade")) {
      return Optional.of(Reject.of(400, "The request needs the header Connection: Upgrade."));
    }
    return Optional.empty();
  }

  /** The version comes first: what a key is may differ from one to the next (§4.4). */
  private static Optional<Reject> keyFault(HttpHead request) {
    if (!request.all("Sec-WebSocket-Version").equals(List.of("13"))) {
      return Optional.of(
          Reject.of(
              426,
              "The request needs the header Sec-WebSocket-Version: 13.",
              List.of(
                  new Header("Connection", "close, Upgrade"),
                  new Header("Upgrade", "websocket"),
                  new Header("Sec-WebSocket-Version", "13"))));
    }
    List<String> key = request.all("Sec-WebSocket-Key");
    return key.size() == 1 && AcceptKey.isKey(key.get(0))
        ? Optional.empty()
        : Optional.of(
            Reject.of(
                400,
                "The request needs the header Sec-WebSocket-Key exactly once, with 16 bytes in base64."));
  }

  private Accept accept(HttpHead request, String resource, Optional<DeflateAnswer> compression) {
    List<String> wanted = request.elements("Sec-WebSocket-Protocol");
    Optional<String> subprotocol = subprotocols.stream().filter(wanted::contains).findFirst();
    StringBuilder text = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\n");
    append(text, "Upgrade", "websocket");
    append(text, "Connection", "Upgrade");
    append(
        text,
        "Sec-WebSocket-Accept",
        AcceptKey.of(request.first("Sec-WebSocket-Key").orElseThrow()));
    subprotocol.ifPresent(chosen -> append(text, "Sec-WebSocket-Protocol", chosen));
    compression.ifPresent(answer -> append(text, "Sec-WebSocket-Extensions", answer.header()));
    extraHeaders.forEach(h -> append(text, h.name(), h.value()));
    byte[] response = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    return new Accept(
        response, resource, subprotocol, compression.map(DeflateAnswer::parameters), request);
  }

  private static Optional<String> resource(String target) {
    if (target.startsWith("/")) {
      return Optional.of(target);
    }
    Matcher absolute = ABSOLUTE.matcher(target);
    if (!absolute.matches()) {
      return Optional.empty();
    }
    String path = absolute.group(1) == null ? "/" : absolute.group(1);
    return Optional.of(absolute.group(2) == null ? path : path + absolute.group(2));
  }

  private static void append(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
  }
}
