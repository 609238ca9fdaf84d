package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.testkit.Chopping;
import dev.wiretwin.core.testkit.EventLines;
import dev.wiretwin.core.testkit.FrameLines;
import dev.wiretwin.core.testkit.Heads;
import dev.wiretwin.core.testkit.Rig;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 7692, with the bytes of its §7.2.3. */
class ConnectionDeflateTest {
  private static final byte[] HELLO = "Hello".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SQUEEZED = HexFormat.of().parseHex("f248cdc9c90700");
  private static final byte[] SQUEEZED_AGAIN = HexFormat.of().parseHex("f200110000");
  private static final String KEEPING = "permessage-deflate";
  private static final String FORGETTING =
      "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

  @ParameterizedTest
  @EnumSource(Role.class)
  void messagesOfOneConnectionShareTheirContext(Role role) {
    Rig rig = deflating(role, KEEPING);
    rig.feed(squeezed(SQUEEZED), squeezed(SQUEEZED_AGAIN));
    assertThat(EventLines.of(rig.takeEvents())).containsExactly("text Hello", "text Hello");
    rig.connection().send(1, HELLO, 0, 5);
    rig.connection().send(1, HELLO, 0, 5);
    assertThat(FrameLines.of(rig.turn().takeFrames()))
        .containsExactly("text rsv4 f248cdc9c90700", "text rsv4 f200110000");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void withoutContextTakeoverEachStandsAlone(Role role) {
    Rig rig = deflating(role, FORGETTING);
    rig.feed(squeezed(SQUEEZED), squeezed(SQUEEZED));
    assertThat(EventLines.of(rig.takeEvents())).containsExactly("text Hello", "text Hello");
    rig.connection().send(1, HELLO, 0, 5);
    rig.connection().send(1, HELLO, 0, 5);
    assertThat(FrameLines.of(rig.turn().takeFrames()))
        .containsExactly("text rsv4 f248cdc9c90700", "text rsv4 f248cdc9c90700");
  }

  /** A reference to what was to be forgotten cannot be followed. */
  @ParameterizedTest
  @CsvSource({
    "CLIENT, permessage-deflate; server_no_context_takeover, true",
    "CLIENT, permessage-deflate; client_no_context_takeover, false",
    "SERVER, permessage-deflate; server_no_context_takeover, false",
    "SERVER, permessage-deflate; client_no_context_takeover, true",
  })
  void theContextIsForgottenInTheDirectionThatWasAgreed(
      Role role, String extension, boolean forgotten) {
    Rig rig = deflating(role, extension);
    rig.feed(squeezed(SQUEEZED), squeezed(SQUEEZED_AGAIN));
    assertThat(rig.connection().isOpen()).isEqualTo(!forgotten);
    if (forgotten) {
      assertThat(rig.takeFrames()).extracting(WireFrame::closeCode).containsExactly(1007);
    } else {
      rig.connection().send(1, HELLO, 0, 5);
      rig.connection().send(1, HELLO, 0, 5);
      assertThat(rig.turn().takeFrames())
          .extracting(frame -> frame.payload().length)
          .containsExactly(7, 7);
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aCompressedMessageMayComeInFragmentsWithPingsBetween(Role role) {
    for (int size = 1; size <= SQUEEZED.length; size++) {
      Rig rig = deflating(role, KEEPING);
      var pieces = Chopping.every(SQUEEZED, size);
      for (int i = 0; i < pieces.size(); i++) {
        WireFrame fragment = WireFrame.of(i == 0 ? 1 : 0, pieces.get(i));
        fragment = i == 0 ? fragment.withRsv(4) : fragment;
        rig.feed(WireFrame.of(9, new byte[] {(byte) i}));
        rig.feed(i == pieces.size() - 1 ? fragment : fragment.asUnfinished());
      }
      assertThat(EventLines.of(rig.takeEvents())).hasSize(pieces.size() + 1).endsWith("text Hello");
      assertThat(rig.takeFrames()).hasSize(pieces.size()).allMatch(f -> f.opcode() == 10);
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aMessageMayComeUncompressedBetweenCompressedOnes(Role role) {
    Rig rig = deflating(role, KEEPING);
    rig.feed(
        squeezed(SQUEEZED),
        WireFrame.text("plain"),
        WireFrame.text("in ").asUnfinished(),
        WireFrame.of(0, HELLO),
        squeezed(SQUEEZED_AGAIN));
    assertThat(EventLines.of(rig.takeEvents()))
        .containsExactly("text Hello", "text plain", "text in Hello", "text Hello");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void anEmptyMessageIsOneByteBothWays(Role role) {
    Rig rig = deflating(role, KEEPING);
    rig.feed(squeezed(new byte[1]), squeezed(new byte[0]));
    assertThat(EventLines.of(rig.takeEvents())).containsExactly("text ", "text ");
    rig.connection().send(1, HELLO, 0, 0);
    assertThat(FrameLines.of(rig.turn().takeFrames())).containsExactly("text rsv4 00");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void controlFramesAreNeverCompressed(Role role) {
    Rig rig = deflating(role, KEEPING);
    rig.feed(WireFrame.of(9, HELLO));
    rig.connection().send(9, HELLO, 0, 5);
    rig.connection().close(1000, "Hello");
    assertThat(FrameLines.of(rig.turn().takeFrames()))
        .containsExactly("pong 48656c6c6f", "ping 48656c6c6f", "close 1000 Hello");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void badTextIsFailedAsSoonAsItIsInflated(Role role) {
    byte[] text = new byte[60_000];
    Arrays.fill(text, (byte) 'x');
    text[0] = (byte) 0x80;
    byte[] stored = new byte[5 + text.length];
    stored[1] = (byte) text.length;
    stored[2] = (byte) (text.length >> 8);
    stored[3] = (byte) ~text.length;
    stored[4] = (byte) (~text.length >> 8);
    System.arraycopy(text, 0, stored, 5, text.length);
    Rig rig = deflating(role, KEEPING);
    rig.feed(Arrays.copyOf(rig.wire(squeezed(stored)), 100));
    assertThat(rig.takeFrames()).extracting(WireFrame::closeCode).containsExactly(1007);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void openedSaysWhetherCompressionWasAgreed(Role role) {
    Rig rig = Rig.fresh(role, Timing.NODEMCU, Limits.DEFAULT);
    rig.feed(
        role == Role.CLIENT
            ? Heads.answer()
            : Heads.request("Sec-WebSocket-Extensions: permessage-deflate"));
    assertThat(EventLines.of(rig.takeEvents())).containsExactly("opened");
    rig.connection().send(1, HELLO, 0, 5);
    rig.takeBytes();
    assertThat(FrameLines.of(rig.turn().takeFrames())).containsExactly("text Hello");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void closingInsideACompressedMessageIsOrderly(Role role) {
    Rig rig = deflating(role, KEEPING);
    rig.connection().send(1, HELLO, 0, 5);
    rig.turn().takeBytes();
    rig.feed(
        WireFrame.of(1, Arrays.copyOf(SQUEEZED, 3)).withRsv(4).asUnfinished(),
        WireFrame.close(1000, ""),
        WireFrame.of(0, Arrays.copyOfRange(SQUEEZED, 3, 7)));
    assertThat(FrameLines.of(rig.takeFrames())).containsExactly("close 1000");
    assertThat(rig.eof().closed().clean()).isTrue();
  }

  private static Rig deflating(Role role, String extension) {
    return Rig.deflating(role, DeflateOffer.DEFAULT, extension, Limits.DEFAULT);
  }

  private static WireFrame squeezed(byte[] payload) {
    return WireFrame.of(1, payload).withRsv(4);
  }
}
