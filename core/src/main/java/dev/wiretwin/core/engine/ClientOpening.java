package dev.wiretwin.core.engine;

import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.handshake.ClientHandshake;
import dev.wiretwin.core.handshake.ClientVerdict;
import dev.wiretwin.core.handshake.HttpHead;
import dev.wiretwin.core.handshake.UpgradeRequest;

/** The client's half of the opening handshake (§4.1). */
final class ClientOpening implements Opening {
  private static final byte[] NOTHING = {};

  private final UpgradeRequest request;

  ClientOpening(UpgradeRequest request) {
    this.request = request;
  }

  @Override
  public byte[] firstBytes() {
    return request.toBytes();
  }

  @Override
  public Verdict judge(HttpHead head) {
    ClientVerdict verdict = new ClientHandshake(request).judge(head);
    if (verdict instanceof ClientVerdict.Accepted accepted) {
      return new Accepted(NOTHING, accepted.subprotocol(), accepted.deflate(), head);
    }
    if (verdict instanceof ClientVerdict.Refused refused) {
      return new Declined(
          NOTHING, new Outcome.Refused(refused.httpStatus(), refused.reasonPhrase()));
    }
    return new Declined(
        NOTHING, new Outcome.BadHandshake(((ClientVerdict.Invalid) verdict).sentence()));
  }

  @Override
  public Declined broken(ProtocolViolation violation) {
    return new Declined(NOTHING, Opening.brokenHead(violation));
  }
}
