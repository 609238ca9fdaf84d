package dev.wiretwin.core.handshake;

import dev.wiretwin.core.deflate.DeflateNegotiation;
import dev.wiretwin.core.deflate.DeflateParameters;
import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges whether a server's answer is a yes to our request. Immutable, any thread. RFC 6455 §4.1,
 * the second half.
 */
public final class ClientHandshake {
  /** A reason phrase is optional in practice, and may hold any byte beyond ASCII (RFC 9112 §4). */
  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/([0-9]\\.[0-9]) ([1-9][0-9]{2})(?: (.*))?", Pattern.DOTALL);

  private static final int SWITCHING_PROTOCOLS = 101;

  private final UpgradeRequest request;

  public ClientHandshake(UpgradeRequest request) {
    this.request = request;
  }

  public ClientVerdict judge(HttpHead response) {
    Matcher status = STATUS_LINE.matcher(response.startLine());
    if (!status.matches()) {
      return new ClientVerdict.Invalid(
          "the answer does not start with an HTTP status line", response);
    }
    int code = Integer.parseInt(status.group(2));
    if (code != SWITCHING_PROTOCOLS) {
      String reason = status.group(3) == null ? "" : status.group(3);
      return new ClientVerdict.Refused(code, reason, response);
    }
    try {
      require(
          status.group(1).equals("1.1"),
          "the server switches protocols in HTTP/" + status.group(1) + ", not 1.1");
      checkUpgrade(response);
      return new ClientVerdict.Accepted(subprotocol(response), deflate(response), response);
    } catch (ProtocolViolation e) {
      return new ClientVerdict.Invalid(e.getMessage(), response);
    }
  }

  private void checkUpgrade(HttpHead response) {
    List<String> upgrade = response.all("Upgrade");
    require(
        upgrade.size() == 1 && upgrade.get(0).equalsIgnoreCase("websocket"),
        "the answer lacks the header Upgrade: websocket");
    require(
        response.hasToken("Connection", "upgrade"),
        "the answer lacks the header Connection: Upgrade");
    List<String> accept = response.all("Sec-WebSocket-Accept");
    require(!accept.isEmpty(), "the answer lacks the header Sec-WebSocket-Accept");
    require(accept.size() == 1, "the answer has the header Sec-WebSocket-Accept more than once");
    require(
        accept.get(0).equals(AcceptKey.of(request.key())),
        "Sec-WebSocket-Accept does not answer our key");
  }

  /** A server may ignore our wishes, but not choose beyond them. */
  private Optional<String> subprotocol(HttpHead response) {
    List<String> chosen = response.all("Sec-WebSocket-Protocol");
    require(chosen.size() <= 1, "the answer has the header Sec-WebSocket-Protocol more than once");
    require(
        request.subprotocols().containsAll(chosen),
        "the server chose a subprotocol that was not asked for");
    return chosen.stream().findFirst();
  }

  private Optional<DeflateParameters> deflate(HttpHead response) {
    return DeflateNegotiation.confirm(request.deflate(), response.all("Sec-WebSocket-Extensions"));
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new ProtocolViolation(Kind.HANDSHAKE, sentence);
    }
  }
}
