package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SessionEventTest {
  private static final String AT = "2026-11-30T10:00:00Z";

  private static String json(String type, Facts facts) throws Exception {
    return new ObjectMapper().writeValueAsString(new SessionEvent(4, AT, type, facts));
  }

  @Test
  void itsFactsStandBesideTheRest() throws Exception {
    assertThat(json("receive", Payload.text("hi", 2, 9)))
        .isEqualTo(
            "{\"number\":4,\"at\":\""
                + AT
                + "\",\"type\":\"receive\",\"opcode\":1,\"length\":2,\"text\":\"hi\"}");
  }

  @Test
  void whatIsNotThereIsLeftOut() throws Exception {
    assertThat(json("connection", Facts.NONE))
        .isEqualTo("{\"number\":4,\"at\":\"" + AT + "\",\"type\":\"connection\"}");
  }

  @Test
  void aLongMessageWeighsMore() {
    int light = new SessionEvent(1, AT, "sent", Facts.NONE).weight();
    int heavy = new SessionEvent(1, AT, "sent", Payload.text("x".repeat(900), 900, 900)).weight();
    assertThat(heavy - light).isEqualTo(900);
  }
}
