package dev.wiretwin.core.engine.autobahn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.wiretwin.core.engine.CloseFrame;
import dev.wiretwin.core.engine.Event;
import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.engine.Role;
import dev.wiretwin.core.engine.Side;
import dev.wiretwin.core.engine.State;
import dev.wiretwin.core.engine.autobahn.FuzzCase.Ending;
import dev.wiretwin.core.engine.autobahn.FuzzCase.Stage;
import dev.wiretwin.core.frame.CloseCode;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Plays the cases against an {@link EchoTestee} in either role and judges what comes back as the
 * suite would, only stricter: where the suite tells OK from NON-STRICT, this knows nothing but OK.
 * Stateless.
 */
final class Fuzzer {
  private Fuzzer() {}

  /** Each case once with the testee as client and once as server. */
  static Stream<Arguments> forBothRoles(List<?> cases) {
    return cases.stream()
        .flatMap(each -> Arrays.stream(Role.values()).map(role -> Arguments.of(each, role)));
  }

  static void play(FuzzCase row, Role role) {
    EchoTestee testee = EchoTestee.open(role);
    int last = row.stages().size() - 1;
    for (Stage stage : row.stages().subList(0, last)) {
      testee.feed(stage.sent(), row.chop());
      assertThat(testee.takeFrames()).isEqualTo(testee.asSent(stage.answers()));
      assertThat(testee.rig().connection().state()).isEqualTo(State.OPEN);
    }
    Stage stage = row.stages().get(last);
    testee.feed(stage.sent(), row.chop());
    if (row.ending() == Ending.FUZZER_CLOSES) {
      assertThat(testee.takeFrames()).isEqualTo(testee.asSent(stage.answers()));
      closes(testee);
      return;
    }
    List<WireFrame> frames = new ArrayList<>(testee.takeFrames());
    assertThat(frames).isNotEmpty();
    WireFrame close = frames.remove(frames.size() - 1);
    assertThat(frames).isEqualTo(testee.asSent(stage.answers()));
    if (row.ending() == Ending.CASE_CLOSES) {
      hasClosed(testee, close, row.code());
    } else {
      hasFailed(testee, close, row.code());
    }
  }

  /** The fuzzer closes normally, and all must be as §7.1 wants it. */
  static void closes(EchoTestee testee) {
    testee.feed(Frames.close(CloseCode.NORMAL));
    List<WireFrame> frames = testee.takeFrames();
    assertThat(frames).hasSize(1);
    hasClosed(testee, frames.get(0), CloseCode.NORMAL);
  }

  /** The testee answered a close frame with this one. */
  static void hasClosed(EchoTestee testee, WireFrame close, int code) {
    WireFrame echo = code == CloseCode.NO_STATUS ? Frames.close() : Frames.close(code);
    assertThat(List.of(close)).isEqualTo(testee.asSent(List.of(echo)));
    isDeaf(testee);
    Event.Closed closed = testee.rig().eof().closed();
    assertThat(closed.clean()).isTrue();
    assertThat(closed.first()).isEqualTo(Side.PEER);
    assertThat(closed.outcome()).isInstanceOf(Outcome.ClosedByPeer.class);
    assertThat(closed.received()).map(CloseFrame::code).hasValue(code);
    assertThat(closed.sent()).map(CloseFrame::code).hasValue(code);
  }

  /** The testee failed the connection (§7.1.7) and sent this close frame. */
  static void hasFailed(EchoTestee testee, WireFrame close, int code) {
    assertThat(close.first()).isEqualTo(0x80 | Opcode.CLOSE);
    assertThat(close.masked()).isEqualTo(testee.role() == Role.CLIENT);
    assertThat(close.closeCode()).isEqualTo(code);
    assertThat(close.payload()).hasSizeLessThanOrEqualTo(125);
    ByteBuffer reason = ByteBuffer.wrap(close.payload(), 2, close.payload().length - 2);
    assertThatCode(() -> StandardCharsets.UTF_8.newDecoder().decode(reason))
        .doesNotThrowAnyException();
    isDeaf(testee);
    Event.Closed closed = testee.rig().eof().closed();
    assertThat(closed.first()).isEqualTo(Side.US);
    assertThat(closed.outcome()).isInstanceOf(Outcome.Violated.class);
    assertThat(closed.sent()).map(CloseFrame::code).hasValue(code);
  }

  /**
   * Whatever comes after the end has begun is neither answered nor told. The server ends its
   * direction of TCP, the client leaves that to the server (§7.1.1).
   */
  private static void isDeaf(EchoTestee testee) {
    assertThat(testee.rig().connection().state()).isEqualTo(State.DRAINING);
    assertThat(testee.rig().isHalfClosed()).isEqualTo(testee.role() == Role.SERVER);
    assertThat(testee.rig().isAborted()).isFalse();
    int before = testee.events();
    testee.feed(Frames.text("too late"), Frames.ping("too late"), Frames.close(CloseCode.NORMAL));
    assertThat(testee.takeFrames()).isEmpty();
    assertThat(testee.events()).isEqualTo(before);
  }
}
