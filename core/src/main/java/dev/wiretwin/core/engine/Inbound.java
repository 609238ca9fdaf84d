package dev.wiretwin.core.engine;

import dev.wiretwin.core.deflate.DeflateParameters;
import dev.wiretwin.core.deflate.MessageInflater;
import dev.wiretwin.core.frame.FrameParser;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.frame.ProtocolViolation;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Everything that comes in after the handshake: bytes to events, each judged as it arrives. Not
 * thread safe; RFC 6455 §5, RFC 7692.
 */
final class Inbound {
  private final FrameParser parser;
  private final MessageAssembler assembler;

  /**
   * @param deflate what was agreed on compression, if anything
   */
  Inbound(Role role, Limits limits, Optional<DeflateParameters> deflate) {
    parser = new FrameParser(role == Role.SERVER, limits);
    parser.allowRsv1(deflate.isPresent());
    assembler =
        new MessageAssembler(
            limits, deflate.map(agreed -> inflater(agreed, role, limits)).orElse(null));
  }

  private static MessageInflater inflater(DeflateParameters agreed, Role role, Limits limits) {
    boolean fresh =
        role == Role.CLIENT ? agreed.serverNoContextTakeover() : agreed.clientNoContextTakeover();
    return new MessageInflater(fresh, limits.maxMessageBytes());
  }

  /**
   * Takes bytes up to and including the next event.
   *
   * @return a message, ping, pong or close; null when a part was taken that completes nothing
   * @throws ProtocolViolation when the bytes break a rule or a limit
   */
  Event next(ByteBuffer in) {
    if (!parser.next(in)) {
      return null;
    }
    if (!parser.isControl()) {
      return assembler.accept(parser);
    }
    int from = parser.offset();
    byte[] payload = Arrays.copyOfRange(parser.array(), from, from + parser.length());
    return switch (parser.opcode()) {
      case Opcode.PING -> new Event.PingSeen(payload);
      case Opcode.PONG -> new Event.PongSeen(payload);
      default -> new Event.CloseSeen(CloseBody.read(payload));
    };
  }

  void release() {
    assembler.release();
  }
}
