package dev.wiretwin.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioResult.Verdict;
import dev.wiretwin.core.scenario.Suites;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * All recorded vectors on virtual boards, the long way: typed into the console on a pseudo
 * terminal, run by real Lua, answered by a lab server on a real socket.
 */
@Timeout(600)
class VectorsOnBoardIT {
  private static final List<Scenario> VECTORS = Suites.load("nodemcu-3.0.0").scenarios();

  /** It wants port 80, which not everybody may have. */
  private static final String PORT_80 = "url.port-default-80";

  /** Its server is none of this machine. */
  private static final String ELSEWHERE = "url.blackhole-late";

  private static final String POINTER = "if_zero_size_alloc_returns_pointer";

  @TempDir private Path folder;

  @Test
  void whatIsDefinedIsDoneAsRecorded() {
    List<Scenario> vectors = vectors(status -> status.equals("defined"));
    assertThat(vectors).hasSize(286);
    assertThat(mismatches(vectors, "observed", false)).isEmpty();
  }

  @Test
  void anAllocatorThatGivesNothingForNothingIsAsRecorded() {
    List<Scenario> vectors = vectors(status -> status.equals("allocator_dependent"));
    assertThat(vectors).hasSize(7);
    assertThat(mismatches(vectors, "observed", false)).isEmpty();
  }

  @Test
  void anAllocatorThatGivesSomethingForNothingIsAsRecorded() {
    List<Scenario> vectors =
        VECTORS.stream()
            .filter(one -> one.recorded().orElseThrow().findings().containsKey(POINTER))
            .filter(one -> !Fleet.findings(one, POINTER).containsKey("undefined"))
            .toList();
    assertThat(vectors).hasSize(5);
    assertThat(mismatches(vectors, POINTER, true)).isEmpty();
  }

  @Test
  void whatIsUndefinedRestartsTheBoardAndIsCalledSo() {
    List<Scenario> vectors =
        vectors(status -> status.matches("undefined|hang")).stream()
            .filter(one -> !one.name().equals(ELSEWHERE))
            .toList();
    assertThat(vectors).hasSize(42);
    try (Fleet fleet = new Fleet(folder, false)) {
      Collection<Fleet.Played> played = fleet.play(vectors);
      assertThat(played).hasSize(42);
      assertThat(played)
          .allSatisfy(
              one -> {
                assertThat(one.result().verdict()).isIn(Verdict.PASSED, Verdict.FAILED);
                assertThat(one.diary()).anyMatch(note -> note.matches("(?s)(undefined|hang): .*"));
              });
    }
  }

  private static List<Scenario> vectors(Predicate<String> wanted) {
    return VECTORS.stream()
        .filter(vector -> wanted.test(vector.recorded().orElseThrow().status()))
        .toList();
  }

  /** A lone mismatch on a busy machine is looked at again before it is believed. */
  private Map<String, List<String>> mismatches(
      List<Scenario> vectors, String finding, boolean zeroSizeGivesPointer) {
    try (Fleet fleet = new Fleet(folder, zeroSizeGivesPointer)) {
      Collection<Fleet.Played> played = fleet.play(vectors);
      assertThat(played).hasSameSizeAs(vectors);
      Map<String, List<String>> first = faults(played, finding);
      List<Scenario> again = new ArrayList<>();
      vectors.stream().filter(one -> first.containsKey(one.name())).forEach(again::add);
      assertThat(again).as("%s", first).hasSizeLessThan(12);
      return faults(fleet.play(again), finding);
    }
  }

  private static Map<String, List<String>> faults(Collection<Fleet.Played> played, String finding) {
    Map<String, List<String>> faults = new TreeMap<>();
    for (Fleet.Played one : played) {
      String name = one.scenario().name();
      List<String> found = one.isUnplayed() ? one.result().sentences() : one.faults(finding);
      if (!found.isEmpty() && !(one.isUnplayed() && name.equals(PORT_80))) {
        faults.put(name, found);
      }
    }
    return faults;
  }
}
