package dev.wiretwin.api.comparisons;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.session.BoardName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

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
 * @param fence under which lease of its boards it runs, those apart that fences names
 * @param fences the same by board, without {@code board:}, as each lease has its own number
 */
public record Wish(
    String suite,
    String scenario,
    JsonNode inline,
    List<String> targets,
    Integer repeat,
    Double timeScale,
    String name,
    Long fence,
    Map<String, Long> fences) {
  public Wish {
    inline = inline == null || inline.isNull() ? null : inline; // JSON's null is a node of its own
    fences = fences == null ? null : Collections.unmodifiableMap(new TreeMap<>(fences));
  }

  /** One whose boards are all used under one lease, or under none. */
  public Wish(
      String suite,
      String scenario,
      JsonNode inline,
      List<String> targets,
      Integer repeat,
      Double timeScale,
      String name,
      Long fence) {
    this(suite, scenario, inline, targets, repeat, timeScale, name, fence, null);
  }

  /** The same under that lease, if one is given. */
  public Wish withFence(OptionalLong other) {
    return other.isEmpty()
        ? this
        : new Wish(
            suite, scenario, inline, targets, repeat, timeScale, name, other.getAsLong(), fences);
  }

  /** Under which lease that target is used; empty for none. */
  OptionalLong fenceOf(String target) {
    Long own = fences == null ? null : fences.get(BoardName.boardOf(target));
    Long number = own == null ? fence : own;
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
