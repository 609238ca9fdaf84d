package dev.wiretwin.api.comparisons;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalLong;

/**
 * A comparison as somebody asks for it, and as it is kept to be asked again. A value; what is null
 * was not said. Exactly one of suite, scenario and inline is to be there.
 *
 * @param suite name of a suite: {@code smoke}
 * @param scenario name of a scenario: {@code smoke/echo}, or of one that was brought
 * @param inline a scenario or a suite itself, as JSON, or as text in YAML
 * @param targets {@code jvm}, {@code board:<id>}; two at least
 * @param repeat how often each scenario is tried on each target
 * @param timeScale real milliseconds per millisecond of a scenario; boards that are real take no
 *     notice
 * @param name what to call it, instead of the suite's name
 * @param fence under which lease of its boards it runs
 */
public record Wish(
    String suite,
    String scenario,
    JsonNode inline,
    List<String> targets,
    Integer repeat,
    Double timeScale,
    String name,
    Long fence) {
  public Wish {
    inline = inline == null || inline.isNull() ? null : inline; // JSON's null is a node of its own
  }

  /** The same under that lease, if one is given. */
  public Wish withFence(OptionalLong other) {
    return other.isEmpty()
        ? this
        : new Wish(suite, scenario, inline, targets, repeat, timeScale, name, other.getAsLong());
  }
}
