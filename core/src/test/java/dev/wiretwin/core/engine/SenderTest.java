package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.deflate.DeflateParameters;
import dev.wiretwin.core.frame.Outbox;
import dev.wiretwin.core.testkit.WireFrame;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SenderTest implements Wire {
  private static final byte[] HELLO = {'H', 'e', 'l', 'l', 'o'};
  private static final byte[] HELLO_ALONE = HexFormat.of().parseHex("f248cdc9c90700");
  private static final int KEY = 0x37FA213D;
  private static final int WHOLE = Integer.MAX_VALUE;

  private final Outboxes outboxes = new Outboxes();
  private final Sender server = new Sender(outboxes, null);
  private final Sender client = new Sender(outboxes, () -> KEY);
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private int writes;

  /** The two examples of RFC 6455 §5.7. */
  @Test
  void helloIsMaskedByAClientAndNotByAServer() {
    server.message(1, HELLO, 0, 5, WHOLE);
    assertThat(drained(server)).asHexString().isEqualTo("810548656C6C6F");
    client.message(1, HELLO, 0, 5, WHOLE);
    assertThat(drained(client)).asHexString().isEqualTo("818537FA213D7F9F4D5158");
  }

  @Test
  void onlyThePieceAskedForIsSentAndItIsLeftAsItWas() {
    byte[] payload = HELLO.clone();
    client.message(2, payload, 1, 3, WHOLE);
    assertThat(WireFrame.read(drained(client)))
        .containsExactly(new WireFrame(0x82, true, new byte[] {'e', 'l', 'l'}));
    assertThat(payload).isEqualTo(HELLO);
  }

  @Test
  void everythingGatheredLeavesInOneWriteAndCountsAsWaitingUntilToldOtherwise() {
    server.raw(new byte[] {1, 2, 3});
    server.control(9, new byte[] {7});
    server.message(2, HELLO, 0, 5, WHOLE);
    assertThat(server.gathered()).isEqualTo(3 + 3 + 7);
    assertThat(server.queued()).isEqualTo(13);
    assertThat(drained(server)).asHexString().isEqualTo("0102038901078205" + "48656C6C6F");
    assertThat(writes).isEqualTo(1);
    assertThat(server.gathered()).isZero();
    assertThat(server.queued()).isEqualTo(13);
    assertThat(server.backlog()).isEqualTo(13);
    server.backlog(4);
    server.raw(new byte[2]);
    assertThat(server.queued()).isEqualTo(6);
  }

  @Test
  void nothingGatheredIsNotWritten() {
    server.raw(new byte[0]);
    assertThat(server.gathered()).isZero();
    assertThat(drained(server)).isEmpty();
    assertThat(writes).isZero();
  }

  @Test
  void holdsAnOutboxOnlyWhileThereIsSomethingInIt() {
    Outbox shared = outboxes.take();
    outboxes.giveBack(shared);
    server.raw(new byte[1]);
    assertThat(outboxes.take()).isNotSameAs(shared);
    drained(server);
    assertThat(outboxes.take()).isSameAs(shared);
  }

  /** The examples of RFC 7692 §7.2.3.1 and §7.2.3.2. */
  @Test
  void messagesAreCompressedOnceAgreedButControlFramesAreNot() {
    server.compress(new DeflateParameters(false, true, 15, 15), Role.SERVER);
    server.message(1, HELLO, 0, 5, WHOLE);
    server.message(1, HELLO, 0, 5, WHOLE);
    server.message(9, HELLO, 0, 5, WHOLE);
    assertThat(drained(server))
        .asHexString()
        .isEqualTo("C107F248CDC9C90700" + "C105F200110000" + "890548656C6C6F");
  }

  /** The fragmented example of RFC 6455 §5.7. */
  @Test
  void aMessageIsCutIntoFramesOfThatSize() {
    server.message(1, HELLO, 0, 5, 3);
    assertThat(drained(server)).asHexString().isEqualTo("010348656C" + "80026C6F");
    client.message(2, HELLO, 1, 4, 1);
    assertThat(WireFrame.read(drained(client)))
        .containsExactly(
            new WireFrame(0x02, true, new byte[] {'e'}),
            new WireFrame(0x00, true, new byte[] {'l'}),
            new WireFrame(0x00, true, new byte[] {'l'}),
            new WireFrame(0x80, true, new byte[] {'o'}));
    server.message(1, HELLO, 0, 4, 2);
    assertThat(drained(server)).asHexString().isEqualTo("01024865" + "80026C6C");
  }

  @Test
  void whatFitsIntoOneFrameAndControlFramesStayWhole() {
    server.message(1, HELLO, 0, 5, 5);
    server.message(2, HELLO, 0, 0, 1);
    server.message(9, HELLO, 0, 5, 1);
    assertThat(drained(server))
        .asHexString()
        .isEqualTo("810548656C6C6F" + "8200" + "890548656C6C6F");
  }

  /** The fragmented example of RFC 7692 §7.2.3.1. */
  @Test
  void aCompressedMessageIsCutAfterCompressingAndSaysSoInItsFirstFrame() {
    server.compress(new DeflateParameters(false, true, 15, 15), Role.SERVER);
    server.message(1, HELLO, 0, 5, 3);
    assertThat(drained(server)).asHexString().isEqualTo("4103F248CD" + "0003C9C907" + "800100");
  }

  @Test
  void eachRoleCompressesAsItsOwnDirectionWasAgreed() {
    client.compress(new DeflateParameters(false, true, 15, 15), Role.CLIENT);
    client.message(1, HELLO, 0, 5, WHOLE);
    client.message(1, HELLO, 0, 5, WHOLE);
    assertThat(WireFrame.read(drained(client)).stream().map(WireFrame::payload).toList())
        .containsExactly(HELLO_ALONE, HELLO_ALONE);
  }

  @Test
  void afterTheEndOfCompressionNothingIsCompressed() {
    server.endCompression();
    server.compress(new DeflateParameters(false, false, 15, 15), Role.SERVER);
    server.message(1, HELLO, 0, 5, WHOLE);
    server.endCompression();
    server.endCompression();
    server.control(8, new byte[0]);
    server.message(2, HELLO, 0, 5, WHOLE);
    List<WireFrame> frames = WireFrame.read(drained(server));
    assertThat(frames.get(0).rsv()).isEqualTo(4);
    assertThat(frames.get(2)).isEqualTo(WireFrame.of(2, HELLO));
  }

  private byte[] drained(Sender sender) {
    written.reset();
    sender.drainTo(this);
    return written.toByteArray();
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    written.write(bytes, from, length);
    writes++;
  }

  @Override
  public void halfClose() {
    throw new AssertionError("a sender ends nothing");
  }

  @Override
  public void abort() {
    throw new AssertionError("a sender ends nothing");
  }
}
