package dev.wiretwin.bridge.virtual.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wiretwin.bridge.virtual.module.ResetReason;
import java.util.ArrayList;
import java.util.List;

/**
 * A small case of our own, written as recordings are, and what came of it: events as {@code close
 * -6}, their first arguments, frames as {@code 1 78} with the first byte's low half and the
 * payload.
 */
record Scene(
    List<String> events,
    List<String> callers,
    List<String> frames,
    List<String> requests,
    List<String> diagnoses,
    List<ResetReason> resets,
    int freeAtEnd) {
  static final int FREE = 10_000_000;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .build();
  private static final String OPEN =
      "{do:'new'},{do:'connect',url:'ws://127.0.0.1:{port}/'},{do:'wait',event:'connection',n:1}";

  /** A client that connects; then these steps run in the connection callback. */
  static Scene connected(String client, String server) {
    return play(
        client.isEmpty() ? OPEN : OPEN + "," + client,
        server.isEmpty() ? "{do:'send_handshake'}" : "{do:'send_handshake'}," + server);
  }

  /** The server sends these segments, 60 ms apart. */
  static Scene receiving(String... segments) {
    List<String> steps = new ArrayList<>();
    for (String segment : segments) {
      steps.add("{do:'send',hex:'" + segment + "',delay_ms:60}");
    }
    return connected("", String.join(",", steps));
  }

  static Scene play(String client, String server) {
    return play("run_ms:2000", client, server);
  }

  static Scene play(String options, String client, String server) {
    JsonNode test =
        json("{options:{" + options + "},client:[" + client + "],server:[[" + server + "]]}");
    try (VectorBench bench = new VectorBench(test, false)) {
      ObjectNode seen = bench.play();
      List<String> events = new ArrayList<>();
      seen.path("events").forEach(event -> events.add(told(event)));
      List<String> callers = new ArrayList<>();
      seen.path("events").forEach(event -> callers.add(event.path("arg1").asText()));
      List<String> frames = new ArrayList<>();
      seen.path("frames")
          .forEach(
              f -> frames.add((f.path("opcode").asInt() + " " + f.path("hex").asText()).strip()));
      List<String> requests = new ArrayList<>();
      seen.path("requests").forEach(request -> requests.add(request.asText()));
      return new Scene(
          events,
          callers,
          frames,
          requests,
          bench.board.diagnoses,
          bench.board.resets,
          bench.board.free);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static String told(JsonNode event) {
    String name = event.path("ev").asText();
    return switch (name) {
      case "receive" ->
          (name + " " + event.path("opcode").asInt() + " " + event.path("hex").asText()).strip();
      case "close" ->
          name + " " + (event.has("arg1_value") ? event.path("arg1_value") : event.path("code"));
      case "error" -> name + " " + event.path("message").asText();
      default -> name;
    };
  }
}
