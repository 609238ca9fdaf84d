package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.handshake.HttpHead;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTest {
  private static final CloseFrame FRAME = new CloseFrame(1000, "");

  @ParameterizedTest
  @CsvSource({
    "true, true, true",
    "true, false, false",
    "false, true, false",
    "false, false, false",
  })
  void anEndIsCleanOnlyWhenBothCloseFramesWereExchanged(
      boolean sent, boolean received, boolean clean) {
    Event.Closed closed =
        new Event.Closed(new Outcome.ClosedByUs(), Side.US, frame(sent), frame(received));
    assertThat(closed.clean()).isEqualTo(clean);
  }

  private static Optional<CloseFrame> frame(boolean present) {
    return present ? Optional.of(FRAME) : Optional.empty();
  }

  @Test
  void eventsTellWhatHappened() {
    HttpHead head = new HttpHead("HTTP/1.1 101 ", List.of());
    byte[] payload = {1, 2, 3};
    Event.Opened opened = new Event.Opened(Optional.of("mqtt"), true, head);
    assertThat(opened.subprotocol()).contains("mqtt");
    assertThat(opened.compressed()).isTrue();
    assertThat(opened.peer()).isSameAs(head);
    Event.Message message = new Event.Message(2, payload, 1, 2, true);
    assertThat(message.opcode()).isEqualTo(2);
    assertThat(message.array()).isSameAs(payload);
    assertThat(message.from()).isEqualTo(1);
    assertThat(message.length()).isEqualTo(2);
    assertThat(message.lent()).isTrue();
    assertThat(new Event.PingSeen(payload).payload()).isSameAs(payload);
    assertThat(new Event.PongSeen(payload).payload()).isSameAs(payload);
    assertThat(new Event.CloseSeen(FRAME).frame()).isSameAs(FRAME);
  }
}
