package dev.wiretwin.core.engine.autobahn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.deflate.DeflateNegotiation;
import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Role;
import dev.wiretwin.core.engine.autobahn.DeflatePeer.Direction;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.testkit.WireFrame;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One case of sections 12 and 13: compressed messages, each sent when the one before has come back.
 * Immutable.
 *
 * @param number the suite's
 */
record DeflateCase(String number, Terms terms, SampleData data, Size size) {
  /** What a testee that is a client says, and how far a testee that is a server goes along. */
  static final DeflateOffer OURS = DeflateOffer.DEFAULT;

  /**
   * The suite sends 1000 messages of each size, up to 125 MiB a case. Here a case ends after this
   * many bytes, though not before the fourth message: the state that messages leave behind for the
   * next shows by then.
   */
  private static final int ENOUGH_BYTES = 256 << 10;

  private static final int MOST_MESSAGES = 1000;
  private static final int LEAST_MESSAGES = 4;
  private static final int RSV1 = 4;

  /**
   * What is said about compression in the opening handshakes.
   *
   * @param offer the suite's client to our server
   * @param ourAnswer our server to that offer
   * @param answer the suite's server to our client, which offers {@link #OURS}
   */
  record Terms(String offer, String ourAnswer, String answer) {}

  /**
   * @param message bytes of each message
   * @param fragment bytes of each frame, or 0 for one frame per message
   */
  record Size(int message, int fragment) {}

  /** The same sizes make up each group of both sections. */
  static final List<Size> SIZES =
      List.of(
          new Size(16, 0),
          new Size(64, 0),
          new Size(256, 0),
          new Size(1024, 0),
          new Size(4096, 0),
          new Size(8192, 0),
          new Size(16384, 0),
          new Size(32768, 0),
          new Size(65536, 0),
          new Size(131072, 0),
          new Size(8192, 256),
          new Size(16384, 256),
          new Size(32768, 256),
          new Size(65536, 256),
          new Size(131072, 256),
          new Size(131072, 1024),
          new Size(131072, 4096),
          new Size(131072, 32768));

  /** A case for each size, numbered from 1. */
  static List<DeflateCase> group(String number, Terms terms, SampleData data) {
    return IntStream.range(0, SIZES.size())
        .mapToObj(i -> new DeflateCase(number + "." + (i + 1), terms, data, SIZES.get(i)))
        .toList();
  }

  void play(Role role) {
    int count = Math.min(MOST_MESSAGES, Math.max(LEAST_MESSAGES, ENOUGH_BYTES / size.message()));
    if (role == Role.CLIENT) {
      EchoTestee testee = EchoTestee.deflating(role, OURS, terms.answer());
      play(testee, terms.answer(), Direction.FROM_SERVER, count);
    } else {
      assertThat(DeflateNegotiation.choose(Optional.of(OURS), List.of(terms.offer())))
          .hasValueSatisfying(ours -> assertThat(ours.header()).isEqualTo(terms.ourAnswer()));
      EchoTestee testee = EchoTestee.deflating(role, OURS, terms.offer());
      play(testee, terms.ourAnswer(), Direction.FROM_CLIENT, count);
    }
  }

  private void play(EchoTestee testee, String agreed, Direction sends, int count) {
    int opcode = data.isBinary() ? Opcode.BINARY : Opcode.TEXT;
    try (DeflatePeer peer = new DeflatePeer(agreed, sends)) {
      for (int i = 0; i < count; i++) {
        byte[] message = data.slice((long) i * size.message(), size.message());
        testee.feed(frames(opcode, peer.compress(message)), Chop.AT_ONCE);
        List<WireFrame> echo = testee.takeFrames();
        assertThat(echo).hasSize(1);
        assertThat(echo.get(0).first()).isEqualTo(0x80 | RSV1 << 4 | opcode);
        assertThat(peer.expand(echo.get(0).payload())).isEqualTo(message);
      }
    }
    Fuzzer.closes(testee);
  }

  private List<WireFrame> frames(int opcode, byte[] compressed) {
    return size.fragment() == 0
        ? List.of(WireFrame.of(opcode, compressed).withRsv(RSV1))
        : Frames.fragmented(opcode, RSV1, compressed, size.fragment());
  }

  @Override
  public String toString() {
    return number;
  }
}
