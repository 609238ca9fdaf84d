package dev.wiretwin.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.scenario.RecordedCheck;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioResult.Verdict;
import dev.wiretwin.core.scenario.Suites;
import java.nio.file.Path;
import java.util.ArrayList;
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
            .filter(one -> !findings(one, POINTER).containsKey("undefined"))
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
      Map<String, Fleet.Played> played = fleet.play(vectors);
      assertThat(played).hasSize(42);
      assertThat(played)
          .allSatisfy(
              (name, one) -> {
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
      Map<String, List<String>> first = faults(vectors, fleet.play(vectors), finding);
      List<Scenario> again = new ArrayList<>();
      vectors.stream().filter(one -> first.containsKey(one.name())).forEach(again::add);
      assertThat(again).as("%s", first).hasSizeLessThan(12);
      return faults(again, fleet.play(again), finding);
    }
  }

  @SuppressWarnings("unchecked") // as the file has it
  private static Map<String, Object> findings(Scenario vector, String finding) {
    return (Map<String, Object>) vector.recorded().orElseThrow().findings().get(finding);
  }

  private static Map<String, List<String>> faults(
      List<Scenario> vectors, Map<String, Fleet.Played> played, String finding) {
    Map<String, List<String>> faults = new TreeMap<>();
    for (Scenario vector : vectors) {
      Fleet.Played one = played.get(vector.name());
      List<String> found =
          RecordedCheck.faults(findings(vector, finding), vector, one.result().trace());
      boolean nothingKnown = one.result().verdict() == Verdict.INCONCLUSIVE;
      if (nothingKnown && !vector.name().equals(PORT_80)) {
        faults.put(vector.name(), one.result().sentences());
      } else if (!found.isEmpty() && !nothingKnown) {
        faults.put(vector.name(), found);
      }
    }
    return faults;
  }
}
