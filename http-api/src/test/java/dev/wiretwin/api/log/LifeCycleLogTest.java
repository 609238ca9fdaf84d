package dev.wiretwin.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LifeCycleLogTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final LifeCycleLog log = new LifeCycleLog();

  @BeforeEach
  void listen() {
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setOutputStream(written);
    QuietLog.write(
        (LoggerContext) LoggerFactory.getILoggerFactory(), LogSettings.OF_SERVICE, appender);
  }

  @AfterEach
  void beQuietAgain() {
    QuietLog.use(LogSettings.OF_COMMANDS);
  }

  private static FeedEntry entry(String type, Subject subject, String json) {
    return new FeedEntry(1, Instant.EPOCH, type, subject, json.getBytes(StandardCharsets.UTF_8));
  }

  private String lines() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anEventOfALifeIsALine() {
    log.told(
        entry(
            "session.ended",
            Subject.ofSession("s1-ab", "virt0"),
            "{\"number\":7,\"reason\":\"nobody used it\",\"more\":{\"a\":[1]},\"clean\":true,\"n\":3}"));
    assertThat(lines())
        .endsWith(
            " INFO  LifeCycleLog: session ended board=virt0 session=s1-ab"
                + " reason=\"nobody used it\" clean=true n=3\n");
  }

  @Test
  void dailyWorkIsNone() {
    FeedEntry work = entry("session.receive", Subject.ofSession("s1", ""), "{\"text\":\"hi\"}");
    assertThat(log.tellsOf(work)).isFalse();
    log.told(work);
    assertThat(lines()).isEmpty();
  }

  @Test
  void urlsAreLeftOut() {
    log.told(
        entry(
            "lab.started",
            Subject.NONE,
            "{\"id\":7,\"lab\":\"l1\",\"url\":\"ws://a/?token=secret\",\"scenario\":\"x\"}"));
    assertThat(lines()).contains("lab started lab=l1 scenario=x").doesNotContain("secret");
  }

  @Test
  void troubleIsAWarning() {
    log.told(entry("board.trouble", Subject.ofBoard("b"), "{\"sentence\":\"it\\nbroke\"}"));
    assertThat(lines()).contains(" WARN ", "board=b sentence=it\\nbroke\n");
  }

  @Test
  void aGapIsTold() {
    log.missed(12);
    assertThat(lines()).contains("WARN", "the log has a gap entries=12");
  }

  @Test
  void whatIsNoJsonIsALineAllTheSame() {
    log.told(entry("board.came", Subject.ofBoard("b"), "{\"a\":"));
    assertThat(lines()).contains("board came board=b unreadable=");
  }
}
