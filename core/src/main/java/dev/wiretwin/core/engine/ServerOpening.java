package dev.wiretwin.core.engine;

import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.handshake.HttpHead;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.handshake.ServerVerdict;
import java.nio.charset.StandardCharsets;

/** The server's half of the opening handshake (§4.2). */
final class ServerOpening implements Opening {
  private static final byte[] NOTHING = {};

  private final ServerHandshake handshake;

  ServerOpening(ServerHandshake handshake) {
    this.handshake = handshake;
  }

  @Override
  public byte[] firstBytes() {
    return NOTHING;
  }

  @Override
  public Verdict judge(HttpHead head) {
    ServerVerdict verdict = handshake.judge(head);
    if (verdict instanceof ServerVerdict.Accept accept) {
      return new Accepted(accept.response(), accept.subprotocol(), accept.deflate(), head);
    }
    ServerVerdict.Reject reject = (ServerVerdict.Reject) verdict;
    return new Declined(reject.response(), new Outcome.BadHandshake(reject.sentence()));
  }

  @Override
  public Declined broken(ProtocolViolation violation) {
    String status =
        violation.kind() == ProtocolViolation.Kind.HEAD_LIMIT
            ? "431 Request Header Fields Too Large"
            : "400 Bad Request";
    String answer = "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    return new Declined(answer.getBytes(StandardCharsets.US_ASCII), Opening.brokenHead(violation));
  }
}
