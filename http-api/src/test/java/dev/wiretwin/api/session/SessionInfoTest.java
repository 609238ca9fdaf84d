package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SessionInfoTest {
  @Test
  void whatIsNotKnownYetIsLeftOut() throws Exception {
    SessionInfo info = new SessionInfo("s1-a", "jvm", SessionState.NEW, "t0", "t1", null, 1, null);
    assertThat(new ObjectMapper().writeValueAsString(info))
        .isEqualTo(
            "{\"id\":\"s1-a\",\"target\":\"jvm\",\"state\":\"new\",\"createdAt\":\"t0\","
                + "\"lastUsedAt\":\"t1\",\"lastEvent\":1}");
  }
}
