package dev.wiretwin.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words what a session's events mean; nothing in them can harm a terminal. Immutable. */
final class SessionLines {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
  private static final int MOST_HEX = 64;

  private final Optional<ZoneId> timestamps;
  private final boolean showsSent;

  /**
   * @param timestamps the zone of the time before each line; empty for none
   * @param showsSent whether messages of our own are told, too
   */
  SessionLines(Optional<ZoneId> timestamps, boolean showsSent) {
    this.timestamps = timestamps;
    this.showsSent = showsSent;
  }

  /** Empty for what goes without saying. */
  Optional<String> of(JsonNode event) {
    return words(event).map(words -> time(event) + words);
  }

  private String time(JsonNode event) {
    return timestamps
        .map(
            zone ->
                DateTimeFormatter.ofPattern("HH:mm:ss.SSS ")
                    .withZone(zone)
                    .format(Instant.parse(event.path("at").asText())))
        .orElse("");
  }

  private Optional<String> words(JsonNode event) {
    return switch (event.path("type").asText()) {
      case "connection" -> Optional.of("connected");
      case "receive" -> Optional.of("< " + payload(event));
      case "sent" -> showsSent ? Optional.of("> " + payload(event)) : Optional.empty();
      case "close" -> Optional.of("closed: " + close(event));
      case "gap" -> Optional.of("(" + event.path("missed").asLong() + " events are lost)");
      case "ended" ->
          Optional.of("the session has ended: " + SafeText.of(event.path("reason").asText()));
      default -> Optional.empty();
    };
  }

  private static String payload(JsonNode event) {
    String cut = event.path("cut").asBoolean() ? " … (" + length(event) + " in all)" : "";
    if (event.has("text")) {
      return safe(event.path("text").asText()) + cut;
    }
    byte[] bytes = Base64.getDecoder().decode(event.path("base64").asText());
    int shown = Math.min(bytes.length, MOST_HEX);
    String more = shown < bytes.length ? " …" : "";
    return kind(event.path("opcode").asInt())
        + ", "
        + length(event)
        + (shown == 0 ? "" : ": " + HEX.formatHex(bytes, 0, shown) + more);
  }

  private static String length(JsonNode event) {
    int length = event.path("length").asInt();
    return length + (length == 1 ? " byte" : " bytes");
  }

  private static String kind(int opcode) {
    return opcode == 9 ? "ping" : opcode == 10 ? "pong" : "binary";
  }

  /** Whole, its lines one below the other. */
  private static String safe(String text) {
    return text.lines()
        .map(SafeText::whole)
        .collect(Collectors.joining(System.lineSeparator() + "  "));
  }

  /** Status, what is documented of it, and what happened. */
  static String close(JsonNode close) {
    StringBuilder words =
        new StringBuilder()
            .append(close.path("status").asInt())
            .append(" (")
            .append(close.path("meaning").asText())
            .append("). ")
            .append(SafeText.of(close.path("sentence").asText()));
    if (close.has("received")) {
      words.append(" Received: ").append(frame(close.path("received"))).append('.');
    }
    return words.toString();
  }

  private static String frame(JsonNode frame) {
    String reason = frame.path("reason").asText();
    return frame.path("code").asInt() + (reason.isEmpty() ? "" : " " + SafeText.of(reason));
  }

  /** Where a session stands. */
  static String state(JsonNode session) {
    String words =
        session.path("state").asText()
            + " on "
            + SafeText.of(session.path("target").asText())
            + (session.has("url") ? ", " + SafeText.of(session.path("url").asText()) : "");
    return session.has("close") ? words + "; last closed: " + close(session.path("close")) : words;
  }
}
