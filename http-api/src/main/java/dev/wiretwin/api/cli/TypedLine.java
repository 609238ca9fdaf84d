package dev.wiretwin.api.cli;

import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What somebody typed in {@code wiretwin session}: a message, or a command that begins with a
 * slash. A value.
 *
 * @param command without its slash; {@code send} for a message
 * @param rest what stands behind it, or the whole message
 */
record TypedLine(String command, String rest) {
  private static final Set<String> COMMANDS =
      Set.of(
          "connect", "ping", "close", "binary", "fragments", "headers", "status", "help", "quit");

  /** What a command cannot make sense of: told to who typed it. */
  static final class Unclear extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unclear(String sentence) {
      super(sentence);
    }
  }

  /**
   * @throws Unclear if it begins with a slash and is no command
   */
  static TypedLine of(String line) {
    if (line.startsWith("//")) {
      return new TypedLine("send", line.substring(1));
    } else if (!line.startsWith("/")) {
      return new TypedLine("send", line);
    }
    String[] words = line.substring(1).strip().split("\\s+", 2);
    String command = words[0].toLowerCase(Locale.ROOT);
    if (!COMMANDS.contains(command)) {
      throw new Unclear(
          "there is no command /"
              + SafeText.of(words[0])
              + ": /help lists them; a message that begins with / is typed with //");
    }
    return new TypedLine(command, words.length > 1 ? words[1].strip() : "");
  }

  /**
   * The body of a {@code send}: of a message, {@code /ping}, {@code /binary}, {@code /fragments}.
   */
  Map<String, Object> sending() {
    return switch (command) {
      case "ping" -> Map.of("text", rest, "opcode", 9);
      case "binary" -> Map.of("base64", Base64.getEncoder().encodeToString(hex(rest)));
      case "fragments" -> fragments(rest);
      default -> Map.of("text", rest);
    };
  }

  private static Map<String, Object> fragments(String rest) {
    String[] words = rest.split("\\s+", 2);
    if (words.length < 2 || !words[0].matches("[1-9][0-9]{0,6}")) {
      throw new Unclear("/fragments takes their size and a text, as in /fragments 3 hello");
    }
    return Map.of("text", words[1], "fragmentBytes", Integer.valueOf(words[0]));
  }

  private static byte[] hex(String digits) {
    try {
      return HexFormat.of().parseHex(digits.replaceAll("[\\s:]", ""));
    } catch (IllegalArgumentException wrong) {
      throw new Unclear("/binary takes pairs of hexadecimal digits, as in /binary 00 ff 0d");
    }
  }

  /**
   * The body of a {@code close}: {@code /close}, {@code /close 1001} or {@code /close 1001 bye}.
   */
  Map<String, Object> closing() {
    Map<String, Object> body = new LinkedHashMap<>();
    if (!rest.isEmpty()) {
      String[] words = rest.split("\\s+", 2);
      if (!words[0].matches("[0-9]{1,5}")) {
        throw new Unclear("/close takes a code and a reason, as in /close 1001 bye");
      }
      body.put("code", Integer.valueOf(words[0]));
      if (words.length > 1) {
        body.put("reason", words[1]);
      }
    }
    return body;
  }
}
