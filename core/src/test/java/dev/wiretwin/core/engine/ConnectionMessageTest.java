package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.engine.Event.Message;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.testkit.Chopping;
import dev.wiretwin.core.testkit.EventLines;
import dev.wiretwin.core.testkit.FrameLines;
import dev.wiretwin.core.testkit.Rig;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6455 §5.4 to §5.6, §6. */
class ConnectionMessageTest {
  // ---- receiving

  @ParameterizedTest
  @EnumSource(Role.class)
  void manyMessagesInOneSegmentComeInTheirOrder(Role role) {
    Rig rig = Rig.open(role);
    WireFrame[] frames =
        IntStream.range(0, 100).mapToObj(i -> WireFrame.text("m" + i)).toArray(WireFrame[]::new);
    rig.feed(frames);
    assertThat(EventLines.of(rig.takeEvents()))
        .isEqualTo(IntStream.range(0, 100).mapToObj(i -> "text m" + i).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT, 0", "CLIENT, 125", "CLIENT, 126", "CLIENT, 65535", "CLIENT, 65536",
    "SERVER, 0", "SERVER, 125", "SERVER, 126", "SERVER, 65535", "SERVER, 65536",
  })
  void messagesOfEachLengthFormComeAndGo(Role role, int length) {
    byte[] payload = new byte[length];
    Arrays.fill(payload, (byte) 0xA5);
    Rig rig = Rig.open(role).feed(WireFrame.of(2, payload));
    assertThat(rig.takeMessages().get(0).array()).isEqualTo(payload);
    rig.connection().send(2, payload, 0, length);
    assertThat(rig.turn().takeFrames())
        .containsExactly(new WireFrame(0x82, role == Role.CLIENT, payload));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aMessageInOnePieceIsLentAndOneInPiecesIsTheReceivers(Role role) {
    Rig rig = Rig.open(role);
    byte[] bytes = rig.wire(WireFrame.text("Hello"));
    ByteBuffer in = ByteBuffer.wrap(bytes);
    rig.connection().receive(in);
    Message whole = (Message) rig.connection().poll();
    assertThat(whole.lent()).isTrue();
    assertThat(whole.array()).isSameAs(in.array());
    assertThat(rig.connection().poll()).isNull();
    Chopping.at(rig.wire(WireFrame.text("Hello")), bytes.length - 1).forEach(rig::feed);
    assertThat(rig.takeMessages()).extracting(Message::lent).containsExactly(false);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void inputMayLieAnywhereInItsArray(Role role) {
    Rig rig = Rig.open(role);
    byte[] bytes = rig.wire(WireFrame.text("Hello"));
    byte[] within = new byte[bytes.length + 20];
    System.arraycopy(bytes, 0, within, 7, bytes.length);
    rig.connection().receive(ByteBuffer.wrap(within, 7, bytes.length));
    assertThat(EventLines.of(rig.turn().takeEvents())).containsExactly("text Hello");
    assertThat(within[7 + bytes.length]).isZero();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void controlFramesComeBetweenTheFragmentsOfAMessage(Role role) {
    byte[] text = "a€👋".getBytes(StandardCharsets.UTF_8);
    List<WireFrame> frames = new ArrayList<>();
    for (int i = 0; i < text.length; i++) {
      WireFrame fragment = WireFrame.of(i == 0 ? 1 : 0, new byte[] {text[i]});
      frames.add(i == text.length - 1 ? fragment : fragment.asUnfinished());
      if (i < text.length - 1) {
        frames.add(WireFrame.of(i % 2 == 0 ? 9 : 10, new byte[] {(byte) i}));
      }
    }
    Rig rig = Rig.open(role).feed(frames.toArray(WireFrame[]::new));
    assertThat(EventLines.of(rig.takeEvents()))
        .containsExactly(
            "ping 00",
            "pong 01",
            "ping 02",
            "pong 03",
            "ping 04",
            "pong 05",
            "ping 06",
            "text a€👋");
    assertThat(FrameLines.of(rig.takeFrames()))
        .containsExactly("pong 00", "pong 02", "pong 04", "pong 06");
  }

  // ---- pings

  @ParameterizedTest
  @EnumSource(Role.class)
  void tenPingsInOneSegmentAreTenPongsInOrder(Role role) {
    Rig rig = Rig.open(role);
    rig.feed(
        IntStream.range(0, 10)
            .mapToObj(i -> WireFrame.of(9, new byte[] {(byte) i}))
            .toArray(WireFrame[]::new));
    List<WireFrame> pongs = rig.takeFrames();
    assertThat(FrameLines.of(pongs))
        .isEqualTo(IntStream.range(0, 10).mapToObj(i -> "pong 0" + i).toList());
    assertThat(pongs).allMatch(pong -> pong.masked() == (role == Role.CLIENT));
  }

  @ParameterizedTest
  @CsvSource({"CLIENT, 0", "CLIENT, 125", "SERVER, 0", "SERVER, 125"})
  void aPongRepeatsThePingsPayload(Role role, int length) {
    byte[] payload = new byte[length];
    Arrays.fill(payload, (byte) 0x7E);
    Rig rig = Rig.open(role);
    Chopping.single(rig.wire(WireFrame.of(9, payload))).forEach(rig::feed);
    assertThat(rig.takeFrames()).containsExactly(new WireFrame(0x8A, role == Role.CLIENT, payload));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void anUnaskedPongIsSeenAndNotAnswered(Role role) {
    Rig rig = Rig.open(role).feed(WireFrame.of(10, new byte[] {1}));
    assertThat(EventLines.of(rig.takeEvents())).containsExactly("pong 01");
    assertThat(rig.takeBytes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void pongsDoNotStarveBehindMessagesThatNeverCease(Role role) {
    Rig rig = Rig.open(role);
    int pongs = 0;
    for (int i = 0; i < 20; i++) {
      rig.connection().backlog(400_000);
      rig.connection().send(2, new byte[100_000], 0, 100_000);
      rig.feed(WireFrame.of(9, new byte[] {(byte) i}));
      rig.connection().send(2, new byte[100_000], 0, 100_000);
      rig.turn();
      pongs += (int) rig.takeFrames().stream().filter(frame -> frame.opcode() == 10).count();
    }
    assertThat(pongs).isGreaterThanOrEqualTo(19);
  }

  // ---- sending

  @ParameterizedTest
  @EnumSource(Role.class)
  void whatIsSentInOneTurnLeavesTogetherInItsOrder(Role role) {
    Rig rig = Rig.open(role);
    byte[] payload = {1, 2, 3, 4};
    rig.connection().send(2, payload, 0, 4);
    rig.connection().send(9, payload, 1, 2);
    rig.connection().send(10, payload, 3, 1);
    rig.connection().send(1, "ä".getBytes(StandardCharsets.UTF_8), 0, 2);
    rig.connection().close(1000, "");
    assertThat(rig.takeBytes()).isEmpty();
    assertThat(FrameLines.of(rig.turn().takeFrames()))
        .containsExactly("binary 01020304", "ping 0203", "pong 04", "text ä", "close 1000");
    assertThat(payload).containsExactly(1, 2, 3, 4);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void clientsTakeAFreshKeyForEachFrame(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().send(2, new byte[4], 0, 4);
    rig.connection().send(2, new byte[4], 0, 4);
    byte[] bytes = rig.turn().takeBytes();
    if (role == Role.SERVER) {
      assertThat(bytes).hasSize(12);
    } else {
      assertThat(Arrays.copyOfRange(bytes, 2, 6)).isNotEqualTo(Arrays.copyOfRange(bytes, 12, 16));
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theSendQueueCountsWhatWaitsInTheTransportAndWhatIsGathered(Role role) {
    Rig rig = Rig.open(role, Limits.DEFAULT.withMaxQueuedBytes(2000));
    Connection connection = rig.connection();
    connection.backlog(0);
    connection.send(2, new byte[900], 0, 900);
    rig.turn();
    connection.send(2, new byte[900], 0, 900);
    rig.turn();
    connection.backlog(904);
    connection.send(2, new byte[1096], 0, 1096);
    rig.turn();
    assertThat(rig.takeFrames()).hasSize(3);
    assertThat(connection.isOpen()).isTrue();
    connection.send(2, new byte[1], 0, 1);
    assertThat(connection.isOpen()).isFalse();
    rig.turn();
    assertThat(rig.takeBytes()).isEmpty();
    assertThat(rig.isAborted()).isTrue();
    assertThat(EventLines.of(rig.takeEvents()).get(0))
        .startsWith("closed by US: SendQueueFull[sentence=a message of 1 bytes would exceed")
        .endsWith("sent -, received -");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void verbsMayBeUsedWhileEventsAreTaken(Role role) {
    Rig rig = Rig.open(role);
    byte[] bytes = rig.wire(WireFrame.text("a"), WireFrame.text("b"), WireFrame.text("c"));
    Connection connection = rig.connection();
    connection.receive(ByteBuffer.wrap(bytes));
    Message first = (Message) connection.poll();
    connection.send(1, first.array(), first.from(), first.length());
    assertThat(EventLines.of(connection.poll())).isEqualTo("text b");
    connection.close(1000, "");
    assertThat(EventLines.of(connection.poll())).isEqualTo("text c");
    connection.giveUp(new Outcome.ReceiveQueueFull("enough"));
    assertThat(connection.poll()).isInstanceOf(Event.Closed.class);
    assertThat(connection.poll()).isNull();
    assertThat(FrameLines.of(rig.turn().takeFrames())).containsExactly("text a", "close 1000");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void givingUpDropsWhatWasLentButNotYetRead(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().receive(ByteBuffer.wrap(rig.wire(WireFrame.text("a"), WireFrame.text("b"))));
    rig.connection().poll();
    rig.connection().giveUp(new Outcome.ReceiveQueueFull("enough"));
    assertThat(EventLines.of(rig.turn().takeEvents()))
        .containsExactly("closed by US: ReceiveQueueFull[sentence=enough], sent -, received -");
    assertThat(rig.isAborted()).isTrue();
  }
}
