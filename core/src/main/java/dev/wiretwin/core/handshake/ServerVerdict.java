package dev.wiretwin.core.handshake;

import dev.wiretwin.core.deflate.DeflateParameters;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a server makes of a client's request, with the bytes to answer it. Immutable as long as
 * nobody writes into the bytes.
 */
public sealed interface ServerVerdict {
  /** The bytes to send, whatever the verdict. */
  byte[] response();

  /**
   * The WebSocket is open once the response is sent.
   *
   * @param resource path and query as the client wrote them
   */
  record Accept(
      byte[] response,
      String resource,
      Optional<String> subprotocol,
      Optional<DeflateParameters> deflate,
      HttpHead head)
      implements ServerVerdict {}

  /** There will be no WebSocket; the connection ends behind the response. */
  record Reject(int httpStatus, byte[] response, String sentence) implements ServerVerdict {
    /** A rejection for reasons of the application's own, say 403 or 503. */
    public static Reject of(int httpStatus, String sentence) {
      return of(httpStatus, sentence, List.of(new Header("Connection", "close")));
    }

    /**
     * @param headers further ones; a Connection header with {@code close} has to be among them
     */
    static Reject of(int httpStatus, String sentence, List<Header> headers) {
      byte[] body = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
      StringBuilder head =
          new StringBuilder("HTTP/1.1 " + httpStatus + " " + reason(httpStatus) + "\r\n");
      headers.forEach(h -> head.append(h.name()).append(": ").append(h.value()).append("\r\n"));
      head.append("Content-Type: text/plain; charset=utf-8\r\n");
      head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
      byte[] start = head.toString().getBytes(StandardCharsets.US_ASCII);
      byte[] response = new byte[start.length + body.length];
      System.arraycopy(start, 0, response, 0, start.length);
      System.arraycopy(body, 0, response, start.length, body.length);
      return new Reject(httpStatus, response, sentence);
    }

    private static String reason(int httpStatus) {
      return switch (httpStatus) {
        case 400 -> "Bad Request";
        case 401 -> "Unauthorized";
        case 403 -> "Forbidden";
        case 404 -> "Not Found";
        case 405 -> "Method Not Allowed";
        case 426 -> "Upgrade Required";
        case 429 -> "Too Many Requests";
        case 503 -> "Service Unavailable";
        case 505 -> "HTTP Version Not Supported";
        default -> "";
      };
    }
  }
}
