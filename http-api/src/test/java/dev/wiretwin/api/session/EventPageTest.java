package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventPageTest {
  @Test
  void aGapIsMarkedAsSuchWithHowMany() throws Exception {
    SessionEvent gap = new SessionEvent(7, "t", SessionEvent.GAP, Facts.ofGap(3));
    assertThat(new ObjectMapper().writeValueAsString(new EventPage(List.of(gap), 3, 7)))
        .isEqualTo(
            "{\"events\":[{\"number\":7,\"at\":\"t\",\"type\":\"gap\",\"missed\":3}],"
                + "\"missed\":3,\"next\":7}");
  }
}
