package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CloseFactsTest {
  @Test
  void bothCloseFramesMakeItCleanAndTheFirstOneToldWhoBegan() {
    CloseFacts facts = CloseFacts.of(Samples.connection());
    assertThat(facts.first()).isEqualTo("client, with a close frame");
    assertThat(facts.sent()).contains(new TargetReport.CloseFrame(1000, ""));
    assertThat(facts.received()).contains(new TargetReport.CloseFrame(1001, "ok"));
    assertThat(facts.isClean()).isTrue();
    assertThat(facts.tcp()).isEqualTo("FIN by the server, then FIN by the client");
  }

  @Test
  void theServerMayBegin() {
    CloseFacts facts =
        CloseFacts.of(
            Samples.connection(
                List.of(Samples.chunk(1, Samples.ANSWER), Samples.bytes(2, "880203e9")),
                List.of(Samples.chunk(0, Samples.REQUEST), Samples.bytes(3, Samples.CLOSE_UP)),
                List.of()));
    assertThat(facts.first()).isEqualTo("server, with a close frame");
    assertThat(facts.tcp()).isEqualTo("still open");
  }

  @Test
  void withoutCloseFramesTheFirstEndOfTcpTells() {
    CloseFacts facts =
        CloseFacts.of(
            Samples.connection(
                List.of(Samples.chunk(1, Samples.ANSWER)),
                List.of(Samples.chunk(0, Samples.REQUEST)),
                List.of(Samples.end(5, "server", "rst"))));
    assertThat(facts.first()).isEqualTo("server, with RST");
    assertThat(facts.isClean()).isFalse();
    assertThat(CloseFacts.of(Samples.connection(List.of(), List.of(), List.of())).first())
        .isEqualTo("nobody");
  }
}
