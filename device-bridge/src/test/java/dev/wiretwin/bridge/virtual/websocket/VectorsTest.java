package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recordings of the real firmware, played against the model of it. */
class VectorsTest {
  private static final long TIME_TOLERANCE_MILLIS = 500;
  private static final Set<String> ROUGH = Set.of("t_ms", "masked");
  private static final ArrayNode CASES = VectorBench.cases();

  /** A case with a readable name. */
  record Named(JsonNode test, boolean pointer) {
    @Override
    public String toString() {
      return test.path("id").asText() + (pointer ? " (zero size gives a pointer)" : "");
    }
  }

  private static Stream<Named> cases(Predicate<String> status, boolean pointer) {
    return StreamSupport.stream(CASES.spliterator(), false)
        .filter(test -> status.test(test.path("status").asText()))
        .map(test -> new Named(test, pointer));
  }

  static Stream<Named> defined() {
    return Stream.of(
            cases("defined"::equals, false),
            cases("defined"::equals, true),
            cases("allocator_dependent"::equals, false),
            cases("allocator_dependent"::equals, true))
        .flatMap(all -> all);
  }

  static Stream<Named> undefined() {
    return Stream.concat(
        cases(status -> status.equals("undefined") || status.equals("hang"), false),
        cases(status -> status.equals("undefined") || status.equals("hang"), true));
  }

  @ParameterizedTest
  @MethodSource("defined")
  void whatTheFirmwareDidHappensAgain(Named named) {
    JsonNode expected = named.test().path("observed");
    if (named.pointer() && named.test().has("if_zero_size_alloc_returns_pointer")) {
      expected = named.test().path("if_zero_size_alloc_returns_pointer");
    }
    try (VectorBench bench = new VectorBench(named.test(), named.pointer())) {
      ObjectNode seen = bench.play();
      if (expected.has("undefined")) {
        assertThat(bench.board.diagnoses).hasSize(1);
        assertThat(bench.board.resets).hasSize(1);
        return;
      }
      assertThat(bench.board.diagnoses).isEmpty();
      assertThat(differences(named.test(), expected, seen)).isEmpty();
      if (expected.has("console") && bench.board.callbackErrors.isEmpty()) {
        assertThat(bench.console).isEqualTo(texts(expected.path("console")));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("undefined")
  void whatCLeavesOpenIsDiagnosedAndEndsInARestart(Named named) {
    try (VectorBench bench = new VectorBench(named.test(), named.pointer())) {
      bench.play();
      boolean hang = named.test().path("status").asText().equals("hang");
      bench.board.cpu.advance(CrashGuard.WATCHDOG_MICROS);
      assertThat(bench.board.diagnoses)
          .singleElement()
          .asString()
          .startsWith(hang ? "hang: " : "undefined: ");
      assertThat(bench.board.resets).hasSize(1);
      assertThat(bench.board.resets.get(0).extended()).isEqualTo(hang ? 3 : 2);
      JsonNode before =
          named.test().path(hang ? "observed_first_events" : "observed_before_undefined");
      assertThat(plain(bench.events))
          .startsWith(plain(before.path("events")).toArray(JsonNode[]::new));
    }
  }

  @Test
  void noRecordingIsLeftOut() {
    Map<String, Integer> counts = new TreeMap<>();
    CASES.forEach(test -> counts.merge(test.path("status").asText(), 1, Integer::sum));
    assertThat(counts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "defined", 286,
                "allocator_dependent", 7,
                "undefined", 42,
                "hang", 1,
                "oracle_limit", 1));
    assertThat(defined()).hasSize(2 * (286 + 7));
    assertThat(undefined()).hasSize(2 * (42 + 1));
  }

  // ---- comparing

  private static List<String> differences(JsonNode test, JsonNode expected, JsonNode seen) {
    List<String> differences = new ArrayList<>();
    for (String client : List.of("1", "2", "3", "4", "5", "6")) {
      compare(
          differences,
          "events of client " + client,
          ofClient(expected.path("events"), client),
          ofClient(seen.path("events"), client));
    }
    compare(
        differences, "requests", texts(expected.path("requests")), texts(seen.path("requests")));
    for (String list : List.of("frames", "client_tcp_end", "trailing_client_bytes")) {
      compare(differences, list, plain(expected.path(list)), plain(seen.path(list)));
    }
    for (String value : List.of("tcp_closed_first", "tcp_connections")) {
      compare(differences, value, expected.path(value).asText(), seen.path(value).asText());
    }
    if (differences.isEmpty() && isTimed(test, expected)) {
      compareTimes(differences, expected.path("events"), seen.path("events"));
      compareTimes(differences, expected.path("frames"), seen.path("frames"));
    }
    return differences;
  }

  private static void compare(List<String> into, String what, Object expected, Object seen) {
    if (!expected.equals(seen)) {
      into.add(what + "\n  expected " + expected + "\n  seen     " + seen);
    }
  }

  private static boolean isTimed(JsonNode test, JsonNode expected) {
    String id = test.path("id").asText();
    boolean late =
        expected.path("events").findValuesAsText("code").contains("-18")
            && expected.path("events").findValuesAsText("client").stream().distinct().count() == 1;
    return id.startsWith("timer.") || id.startsWith("close.user-") || late;
  }

  private static void compareTimes(List<String> into, JsonNode expected, JsonNode seen) {
    for (int i = 0; i < expected.size(); i++) {
      JsonNode range = expected.get(i).path("t_ms");
      long at = seen.get(i).path("t_ms").asLong();
      if (at < range.get(0).asLong() - TIME_TOLERANCE_MILLIS
          || at > range.get(1).asLong() + TIME_TOLERANCE_MILLIS) {
        into.add("time of " + expected.get(i) + " is " + at);
      }
    }
  }

  private static List<JsonNode> ofClient(JsonNode events, String client) {
    return plain(events).stream()
        .filter(event -> event.path("client").asText("1").equals(client))
        .toList();
  }

  private static List<JsonNode> plain(JsonNode list) {
    List<JsonNode> plain = new ArrayList<>();
    list.forEach(
        item -> {
          ObjectNode copy = JsonNodeFactory.instance.objectNode();
          item.properties()
              .forEach(
                  field -> {
                    if (!ROUGH.contains(field.getKey())) {
                      copy.put(field.getKey(), field.getValue().asText());
                    }
                  });
          plain.add(copy);
        });
    return plain;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
