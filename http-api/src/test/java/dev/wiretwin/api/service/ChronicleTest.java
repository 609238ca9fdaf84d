package dev.wiretwin.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import dev.wiretwin.api.log.LifeCycleLog;
import dev.wiretwin.api.metrics.Metrics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ChronicleTest {
  private final ListAppender<ILoggingEvent> told = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger(LifeCycleLog.class);
  private ch.qos.logback.classic.Level before;

  @BeforeEach
  void listen() {
    before = log.getLevel();
    log.setLevel(ch.qos.logback.classic.Level.INFO);
    told.start();
    log.addAppender(told);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(told);
    log.setLevel(before);
  }

  @Test
  void whatIsLeftIsToldBeforeItCloses() {
    Feed feed = new Feed(new ObjectMapper(), Clock.systemUTC(), 100, 0);
    Metrics metrics = new Metrics("1");
    try (Chronicle chronicle = Chronicle.following(feed, feed.last(), metrics)) {
      assertThat(chronicle).isNotNull();
      feed.publish("board.came", Subject.ofBoard("b1"), Map.of("port", "p"));
      feed.publish("session.receive", Subject.ofSession("s1", ""), Map.of());
    }
    assertThat(words()).hasSize(1).first().asString().contains("board came");
  }

  @Test
  void whatItMissedIsSaid() {
    Feed feed = new Feed(new ObjectMapper(), Clock.systemUTC(), 2, 0);
    for (int i = 0; i < 10; i++) {
      feed.publish("board.came", Subject.ofBoard("b" + i), Map.of());
    }
    Chronicle.following(feed, feed.last() - 10, new Metrics("1")).close();
    assertThat(words()).contains("the log has a gap").contains("board came");
  }

  @Test
  void whatBecameOfComparisonsIsCounted() {
    Feed feed = new Feed(new ObjectMapper(), Clock.systemUTC(), 100, 0);
    Metrics metrics = new Metrics("1");
    Chronicle chronicle = Chronicle.following(feed, 0, metrics);
    feed.publish("comparison.finished", Subject.ofComparison("c1"), Map.of("verdict", "same"));
    feed.publish("comparison.finished", Subject.ofComparison("c2"), Map.of("verdict", "same"));
    chronicle.close();
    assertThat(new String(metrics.scrape(false).text(), StandardCharsets.UTF_8))
        .contains("wiretwin_comparisons_total{verdict=\"same\"} 2.0\n");
  }

  private List<String> words() {
    return told.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
