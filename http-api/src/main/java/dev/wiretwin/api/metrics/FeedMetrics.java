package dev.wiretwin.api.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.feed.FeedEntry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Counts what the feed tells of comparisons. For one thread at a time. */
final class FeedMetrics {
  private static final String FINISHED = "comparison.finished";
  private static final String CUT_OFF = "comparison.cut-off";
  private static final String SCENARIO = "comparison.scenario";
  private static final List<String> VERDICTS = List.of("same", "known", "new", "inconclusive");
  private static final Set<String> OTHERWISE = Set.of("cancelled", "cut-off", "skipped");

  private final ObjectMapper json = new ObjectMapper();
  private final MeterRegistry registry;

  FeedMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (String verdict : VERDICTS) {
      comparisons(verdict);
      scenarios(verdict);
    }
  }

  boolean counts(FeedEntry entry) {
    return switch (entry.type()) {
      case FINISHED, CUT_OFF, SCENARIO -> true;
      default -> false;
    };
  }

  void told(FeedEntry entry) {
    switch (entry.type()) {
      case FINISHED -> comparisons(word(entry, "verdict", "state")).increment();
      case CUT_OFF -> comparisons("cut-off").increment();
      case SCENARIO -> scenarios(word(entry, "verdict")).increment();
      default -> {
        // of no interest in numbers
      }
    }
  }

  private Counter comparisons(String verdict) {
    return Counter.builder("wiretwin.comparisons")
        .description("Comparisons that are over, by what came of them")
        .tag("verdict", verdict)
        .register(registry);
  }

  private Counter scenarios(String verdict) {
    return Counter.builder("wiretwin.comparison.scenarios")
        .description("Scenarios that were compared, by what came of them")
        .tag("verdict", verdict)
        .register(registry);
  }

  /** The first of these fields that there is, if it is a word we know. */
  private String word(FeedEntry entry, String... fields) {
    try {
      JsonNode told = json.readTree(entry.json());
      for (String field : fields) {
        String word = told.path(field).asText("");
        if (VERDICTS.contains(word) || OTHERWISE.contains(word)) {
          return word;
        }
      }
      return "other";
    } catch (IOException odd) {
      return "other";
    }
  }
}
