package dev.wiretwin.api.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.lab.LabRecording;
import dev.wiretwin.core.scenario.Digest;
import dev.wiretwin.core.scenario.TraceEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TraceWordsTest {
  @Test
  void aTraceIsOneLine() {
    assertThat(
            TraceWords.summary(
                Traces.trace(
                    new TraceEvent.Connection(0, 1),
                    Traces.text("hi"),
                    new TraceEvent.Receive(0, 1, 2, Bytes.fromHex("00ff")),
                    new TraceEvent.Error(0, 1, 3, "x"),
                    Traces.close(0, -6),
                    new TraceEvent.Restarted(0, 1))))
        .isEqualTo(
            "connection, receive text \"hi\", receive binary 00ff, error in step 4, close -6,"
                + " restart");
    assertThat(TraceWords.summary(Traces.trace())).isEqualTo("nothing");
  }

  @Test
  void aLongMessageIsTheSameInFullAndByItsDigest() {
    Bytes full = Bytes.utf8("x".repeat(700));
    TraceEvent shortened =
        new TraceEvent.Receive(
            0, 1, 1, Bytes.utf8("x".repeat(64)), Optional.of(Digest.of(full)), Optional.empty());
    assertThat(TraceWords.of(shortened))
        .isEqualTo(TraceWords.of(new TraceEvent.Receive(0, 1, 1, full)))
        .startsWith("receive text 700 bytes #");
  }

  @Test
  void aFrameIsTheWholeTruth() {
    assertThat(word(true, new Frame(true, 0, 8, Bytes.fromHex("03e8")))).isEqualTo("close 1000");
    assertThat(word(false, new Frame(false, 4, 3, Bytes.utf8("a"))))
        .isEqualTo("opcode 3 \"a\" rsv 4 unfinished unmasked");
    assertThat(word(true, new Frame(true, 0, 9, Bytes.EMPTY))).isEqualTo("ping \"\"");
    assertThat(word(true, new Frame(true, 0, 10, Bytes.EMPTY))).isEqualTo("pong \"\"");
  }

  private static String word(boolean masked, Frame frame) {
    return TraceWords.of(new LabRecording.SeenFrame(0, masked, frame));
  }

  @Test
  void withoutAnEndNobodyWasFirst() {
    assertThat(TraceWords.ends(List.of())).isEqualTo("nobody first, client no end");
  }

  private static String close(String body) {
    return word(true, new Frame(true, 0, 8, Bytes.fromHex(body)));
  }

  @Test
  void aCloseFrameIsItsCodeAndReason() {
    assertThat(close("")).isEqualTo("close");
    assertThat(close("03")).isEqualTo("close half a code 03");
    assertThat(close("03e9627965")).isEqualTo("close 1001 \"bye\"");
    assertThat(close("ffffff")).isEqualTo("close 65535 ff");
  }

  @Test
  void argumentsAreTheFirstOfHowMany() {
    assertThat(TraceWords.arguments(Traces.text("hi"))).isEqualTo("client, first of 3");
    assertThat(TraceWords.arguments(Traces.close(0, -6))).isEqualTo("client, first of 2");
    assertThat(TraceWords.arguments(new TraceEvent.Connection(0, 1))).isEqualTo("client");
    assertThat(
            TraceWords.arguments(
                new TraceEvent.Closed(
                    0,
                    1,
                    Close.told(-100),
                    Optional.of(new TraceEvent.Arguments(1, "number", OptionalLong.of(-100))))))
        .isEqualTo("-100");
  }
}
