package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class FeedFactsTest {
  @Test
  void timeAndTypeAreTheFeedsOwnAndPayloadsAreShort() throws Exception {
    SessionEvent event = new SessionEvent(7, "t", "receive", Payload.text("abcdef", 6, 9));
    assertThat(new ObjectMapper().writeValueAsString(FeedFacts.of(event, 4)))
        .isEqualTo("{\"number\":7,\"opcode\":1,\"length\":6,\"text\":\"abcd\",\"cut\":true}");
  }
}
