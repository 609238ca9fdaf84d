package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventFilterTest {

  private static final FeedEntry CLOSE =
      new FeedEntry(
          1, Instant.EPOCH, "session.close", new Subject("b1", "s1", ""), new byte[] {'{', '}'});

  @Test
  void whatIsNotSaidIsNoMatter() {
    assertThat(EventFilter.ALL.isOpen()).isTrue();
    assertThat(EventFilter.ALL.test(CLOSE)).isTrue();
  }

  @Test
  void allThatIsSaidMustFit() {
    assertThat(types("session.close").test(CLOSE)).isTrue();
    assertThat(types("session").test(CLOSE)).isTrue();
    assertThat(types("board", "session.send").test(CLOSE)).isFalse();
    assertThat(new EventFilter(Set.of(), Set.of("b1"), Set.of("s1"), Set.of()).test(CLOSE))
        .isTrue();
    assertThat(new EventFilter(Set.of(), Set.of("b2"), Set.of("s1"), Set.of()).test(CLOSE))
        .isFalse();
    assertThat(new EventFilter(Set.of(), Set.of(), Set.of("s2"), Set.of()).test(CLOSE)).isFalse();
    assertThat(new EventFilter(Set.of(), Set.of(), Set.of(), Set.of("c1")).test(CLOSE)).isFalse();
    assertThat(types("session").isOpen()).isFalse();
  }

  @Test
  void itIsReadFromAQuestion() {
    try (Windows windows = Windows.open()) {
      windows.happens("session.close", Subject.ofSession("s1", "b1"));
      Api api = windows.api();
      String poll = "/api/v1/events/poll?after=0&";
      assertThat(api.get(poll + "session=s0,s1&board=b1").json().path("events")).hasSize(1);
      assertThat(api.get(poll + "comparison=c1").json().path("events")).isEmpty();
      assertThat(api.get(poll + "type=,").detail()).startsWith("type must be a list");
      assertThat(api.get(poll + "type=" + words(51)).detail())
          .startsWith("type must be a list of 1 to 50 words");
    }
  }

  @Test
  void aWordThatComesAgainHidesNoneOfThoseBehindIt() {
    try (Windows windows = Windows.open()) {
      windows.happens("session.close", Subject.ofSession("s1", "b1"));
      Api api = windows.api();
      String poll = "/api/v1/events/poll?after=0&session=";
      assertThat(api.get(poll + "s0,".repeat(49) + "s1").json().path("events")).hasSize(1);
      assertThat(api.get(poll + "s0,".repeat(50) + "s1,s2").detail())
          .startsWith("session must be a list of 1 to 50 words");
    }
  }

  private static String words(int count) {
    return IntStream.range(0, count).mapToObj(i -> "x" + i).collect(Collectors.joining(","));
  }

  private static EventFilter types(String... types) {
    return new EventFilter(Set.of(types), Set.of(), Set.of(), Set.of());
  }
}
