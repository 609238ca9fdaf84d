package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.engine.CloseFrame;
import dev.wiretwin.core.engine.Side;
import dev.wiretwin.core.frame.Bytes;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EventWordsTest {
  @Test
  void eachEventIsOneShortLine() {
    assertThat(EventWords.of(new TraceEvent.Connection(0, 1))).isEqualTo("connection");
    assertThat(EventWords.of(new TraceEvent.Receive(0, 1, 2, Bytes.fromHex("00ff"))))
        .isEqualTo("receive binary 2 bytes 00 ff");
    assertThat(EventWords.of(new TraceEvent.Error(0, 1, 2, "not connected")))
        .isEqualTo("error in step 3 \"not connected\"");
    Close refused = Scene.close(-17, Optional.empty(), OptionalInt.of(404));
    assertThat(EventWords.of(new TraceEvent.Closed(0, 1, refused)))
        .isEqualTo("close with status -17, HTTP 404, not clean");
  }

  @Test
  void theKindIsTheWordOfAnExpectation() {
    assertThat(EventWords.kind(new TraceEvent.Connection(0, 1))).isEqualTo("connection");
    assertThat(EventWords.kind(new TraceEvent.Receive(0, 1, 1, Bytes.EMPTY))).isEqualTo("receive");
    assertThat(EventWords.kind(new TraceEvent.Error(0, 1, 1, ""))).isEqualTo("error");
    assertThat(EventWords.kind(new TraceEvent.Restarted(0, 1))).isEqualTo("restart");
    Close close = Scene.close(0, Optional.empty(), OptionalInt.empty());
    assertThat(EventWords.kind(new TraceEvent.Closed(0, 1, close))).isEqualTo("close");
  }

  @Test
  void aCloseCodeIsThePeersElseOurs() {
    Optional<CloseFrame> ours = Optional.of(new CloseFrame(1002, ""));
    Optional<CloseFrame> peers = Optional.of(new CloseFrame(1001, ""));
    OptionalInt none = OptionalInt.empty();
    assertThat(EventWords.peerCode(new Close(0, Side.US, ours, peers, true, none, "")))
        .hasValue(1001);
    assertThat(EventWords.peerCode(new Close(0, Side.US, ours, Optional.empty(), false, none, "")))
        .hasValue(1002);
    assertThat(
            EventWords.peerCode(
                new Close(0, Side.US, Optional.empty(), Optional.empty(), false, none, "")))
        .isEmpty();
  }

  @Test
  void anExpectationIsSaidWithAllItsDetails() {
    Expectation full =
        new Expectation(
            1,
            "close",
            OptionalInt.of(-17),
            OptionalInt.of(1),
            Optional.of(Bytes.utf8("x")),
            Optional.of(false),
            OptionalInt.of(1002),
            OptionalInt.of(404),
            false);
    assertThat(EventWords.of(full))
        .isEqualTo(
            "close with status -17, code 1002, HTTP 404, not clean, opcode 1, text 1 bytes \"x\"");
    assertThat(EventWords.of(Scene.connected())).isEqualTo("connection");
  }
}
