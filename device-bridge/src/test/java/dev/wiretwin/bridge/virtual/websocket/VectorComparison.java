package dev.wiretwin.bridge.virtual.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What of a case was seen otherwise than it was recorded. */
final class VectorComparison {
  private static final long TIME_TOLERANCE_MILLIS = 500;
  private static final Set<String> ROUGH = Set.of("t_ms", "masked");

  private VectorComparison() {}

  static List<String> differences(JsonNode test, JsonNode expected, JsonNode seen) {
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

  static List<JsonNode> plain(JsonNode list) {
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

  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
