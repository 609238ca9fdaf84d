package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.store.KeptComparisons;
import dev.wiretwin.api.store.KeptComparisons.Asked;
import dev.wiretwin.api.store.KeptComparisons.Ending;
import dev.wiretwin.api.store.KeptComparisons.Outcome;
import dev.wiretwin.api.store.KeptComparisons.State;
import dev.wiretwin.api.store.MemoryStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTest {
  @Test
  void everyStepIsToldAboutThatComparison() throws Exception {
    Feed feed = new Feed(new ObjectMapper(), Clock.systemUTC(), 100, 0);
    Telling telling = new Telling(feed);
    KeptComparisons kept = new MemoryStore().comparisons();
    telling.queued(
        kept.add(new Asked("c1", Instant.EPOCH, "smoke", "{}", List.of("jvm", "board:x"), 2)));
    telling.started(kept.start("c1", Instant.EPOCH));
    Outcome echo = new Outcome(0, "echo", "known", true);
    telling.scenario(kept.keep("c1", echo, new byte[] {'1'}), echo);
    telling.ended(kept.end("c1", Ending.brokenOff(State.CUT_OFF, Instant.EPOCH, "no power")));
    List<FeedEntry> told = feed.after(0, one -> true, Duration.ZERO).entries();
    assertThat(told)
        .allMatch(one -> one.subject().comparison().equals("c1"))
        .extracting(FeedEntry::type)
        .containsExactly(
            "comparison.queued", "comparison.started", "comparison.scenario", "comparison.cut-off");
    assertThat(told.get(2).text()).contains("\"echo\"", "\"known\"", "\"done\":1");
    assertThat(told.get(3).text()).contains("no power", "\"known\":1");
  }
}
