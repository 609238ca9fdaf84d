package dev.wiretwin.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import dev.wiretwin.api.feed.FeedFilter;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.store.KeptComparisons.Asked;
import dev.wiretwin.api.store.KeptComparisons.Comparison;
import dev.wiretwin.api.store.Retention;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingTest {
  @TempDir private Path folder;

  private Keeping open() {
    return Keeping.open(folder, Retention.DEFAULT, new ObjectMapper(), Clock.systemUTC());
  }

  private static List<FeedEntry> told(Keeping keeping, long after) throws InterruptedException {
    Feed.Page page = keeping.feed().after(after, FeedFilter.ALL, Duration.ZERO);
    assertThat(page.missed()).isZero();
    return page.entries();
  }

  @Test
  void aServiceThatStartsSaysWhatTheLastOneLeft() throws Exception {
    try (Keeping first = open()) {
      assertThat(first.recovered().cutOff()).isEmpty();
      first.store().comparisons().add(new Asked("c1", Instant.EPOCH, "a", "{}", List.of(), 1));
      first.store().comparisons().start("c1", Instant.EPOCH);
    }
    try (Keeping second = open()) {
      assertThat(second.recovered().cutOff()).extracting(Comparison::id).containsExactly("c1");
      assertThat(told(second, 1))
          .extracting(FeedEntry::type)
          .containsExactly("service.started", "comparison.cut-off");
      assertThat(told(second, 2).get(0).subject()).isEqualTo(Subject.ofComparison("c1"));
    }
  }

  @Test
  void whatHappenedIsReadAcrossARestartAndNoIdComesTwice() throws Exception {
    long last;
    try (Keeping first = open()) {
      first.feed().publish("board.came", Subject.ofBoard("a"), Map.of());
      last = first.feed().last();
    }
    // everything was on disk when it was closed, and nothing is missing in between
    try (Keeping second = open()) {
      assertThat(told(second, 0))
          .extracting(FeedEntry::type)
          .containsExactly("service.started", "board.came");
      assertThat(told(second, last)).extracting(FeedEntry::id).containsExactly(last + 1);
    }
  }

  @Test
  void aSecondServiceIsRefusedAndTheFolderIsFreeAfterwards() {
    try (Keeping first = open()) {
      assertThat(first.store()).isNotNull();
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(this::open)
          .withMessageContaining("process " + ProcessHandle.current().pid());
    }
    open().close();
  }
}
