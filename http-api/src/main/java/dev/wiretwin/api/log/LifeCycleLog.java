package dev.wiretwin.api.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.wiretwin.api.feed.FeedEntry;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes a line into the log for each event in the life of the service, its boards, sessions,
 * comparisons and lab servers, and none for their daily work. What it says are the feed's own
 * words; URLs are left out, as they may hold what is secret. For one thread at a time.
 */
public final class LifeCycleLog {
  private static final Logger LOG = LoggerFactory.getLogger(LifeCycleLog.class);

  private static final Map<String, Level> TOLD =
      Map.ofEntries(
          Map.entry("board.came", Level.INFO),
          Map.entry("board.went", Level.INFO),
          Map.entry("board.lease", Level.INFO),
          Map.entry("board.evicted", Level.INFO),
          Map.entry("board.restarted", Level.INFO),
          Map.entry("board.trouble", Level.WARN),
          Map.entry("session.opened", Level.INFO),
          Map.entry("session.ended", Level.INFO),
          Map.entry("comparison.started", Level.INFO),
          Map.entry("comparison.finished", Level.INFO),
          Map.entry("comparison.cut-off", Level.WARN),
          Map.entry("lab.started", Level.INFO),
          Map.entry("lab.stopped", Level.INFO));

  private static final Set<String> LEFT_OUT =
      Set.of("id", "at", "type", "board", "session", "comparison", "url", "number");

  private final JsonFactory json = new JsonFactory();

  /** Whether it has a line for this. */
  public boolean tellsOf(FeedEntry entry) {
    return TOLD.containsKey(entry.type());
  }

  /** Writes the line, if there is one for this. */
  public void told(FeedEntry entry) {
    Level level = TOLD.get(entry.type());
    if (level == null || !LOG.isEnabledForLevel(level)) {
      return;
    }
    LoggingEventBuilder line = LOG.atLevel(level);
    FeedEntry.Subject subject = entry.subject();
    add(line, "board", subject.board());
    add(line, "session", subject.session());
    add(line, "comparison", subject.comparison());
    addFields(line, entry.json());
    line.log(entry.type().replace('.', ' '));
  }

  /** Some were gone before they could be told. */
  public void missed(long entries) {
    LOG.atWarn().addKeyValue("entries", entries).log("the log has a gap");
  }

  private static void add(LoggingEventBuilder line, String key, String value) {
    if (!value.isEmpty()) {
      line.addKeyValue(key, value);
    }
  }

  private void addFields(LoggingEventBuilder line, byte[] object) {
    try (JsonParser fields = json.createParser(object)) {
      fields.nextToken();
      while (fields.nextToken() == JsonToken.FIELD_NAME) {
        String name = fields.currentName();
        JsonToken value = fields.nextToken();
        if (value.isScalarValue() && !LEFT_OUT.contains(name)) {
          line.addKeyValue(name, value.isNumeric() ? fields.getNumberValue() : fields.getText());
        }
        fields.skipChildren();
      }
    } catch (IOException odd) {
      line.addKeyValue("unreadable", odd.getMessage());
    }
  }
}
