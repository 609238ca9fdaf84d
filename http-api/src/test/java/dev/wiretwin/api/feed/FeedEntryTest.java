package dev.wiretwin.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FeedEntryTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void itSaysWhoAndWhenInFrontOfWhat() {
    Subject subject = new Subject("virt0", "s1", "c1");
    FeedEntry entry =
        FeedEntry.of(7, Feeds.NOW, "session.receive", subject, bytes("{\"opcode\":1}"));
    assertThat(entry.text())
        .isEqualTo(
            "{\"id\":7,\"at\":\"2026-11-24T10:00:00Z\",\"type\":\"session.receive\","
                + "\"board\":\"virt0\",\"session\":\"s1\",\"comparison\":\"c1\",\"opcode\":1}");
    assertThat(entry.json()).isEqualTo(bytes(entry.text()));
    assertThat(entry.id()).isEqualTo(7);
    assertThat(entry.at()).isEqualTo(Feeds.NOW);
    assertThat(entry.type()).isEqualTo("session.receive");
    assertThat(entry.subject()).isEqualTo(subject);
    assertThat(entry).hasToString(entry.text());
  }

  @Test
  void itIsAServerSentEventAsItIs() {
    FeedEntry entry = Feeds.entry(7, "board.came");
    assertThat(new String(entry.frame(), StandardCharsets.UTF_8))
        .isEqualTo("id: 7\nevent: board.came\ndata: " + entry.text() + "\n\n");
  }

  @Test
  void namesCannotBreakOutOfTheirPlace() throws Exception {
    Subject odd = new Subject("a\"b\n\u2028ü", "", "");
    FeedEntry entry = FeedEntry.of(1, Feeds.NOW, "board.came", odd, bytes("{}"));
    JsonNode read = new ObjectMapper().readTree(entry.json());
    assertThat(read.get("board").textValue()).isEqualTo("a\"b\n\u2028ü");
    assertThat(read.has("session")).isFalse();
    assertThat(entry.text()).doesNotContain("\n");
  }

  @Test
  void aSubjectIsABoardASessionOrAComparison() {
    assertThat(Subject.ofBoard("a")).isEqualTo(new Subject("a", "", ""));
    assertThat(Subject.ofSession("s", "a")).isEqualTo(new Subject("a", "s", ""));
    assertThat(Subject.ofComparison("c")).isEqualTo(new Subject("", "", "c"));
  }

  @Test
  void aGapSaysHowMuchIsMissing() {
    FeedEntry gap = FeedEntry.gap(41, 12);
    assertThat(gap.text()).isEqualTo("{\"id\":41,\"type\":\"gap\",\"missed\":12}");
    assertThat(gap.type()).isEqualTo(FeedEntry.GAP);
  }
}
