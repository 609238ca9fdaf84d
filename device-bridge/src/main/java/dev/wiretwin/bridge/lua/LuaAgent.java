package dev.wiretwin.bridge.lua;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The Lua program that serves us on a board: its text, and the name it has on the board's flash,
 * which tells one version from another. Immutable, any thread. The readable source is {@code
 * agent.lua} beside this class.
 */
final class LuaAgent {
  /** Part of the names of all files that are ours; SPIFFS names have at most 31 characters. */
  static final String PREFIX = "wiretwin-";

  private static final int DIGITS = 8;
  private static final int MODULUS = 65_521;
  private static final LuaAgent CURRENT = new LuaAgent(resource());

  private final String program;
  private final String hash;

  /** An agent of this readable source; comments stand on lines of their own. */
  LuaAgent(String source) {
    // on one line, so that it can be typed
    program =
        source
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("--"))
            .collect(Collectors.joining(" "));
    hash = sha256(program).substring(0, DIGITS);
  }

  static LuaAgent current() {
    return CURRENT;
  }

  private static String resource() {
    try (InputStream in = LuaAgent.class.getResourceAsStream("agent.lua")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException none) {
      throw new IllegalStateException("every Java has SHA-256", none);
    }
  }

  /** What is sent to the board, printable ASCII on one line. */
  String program() {
    return program;
  }

  /** Name of the source on the board. */
  String source() {
    return PREFIX + hash + ".lua";
  }

  /** Name of the compiled program on the board. */
  String compiled() {
    return PREFIX + hash + ".lc";
  }

  /** The program in pieces of so many characters. */
  List<String> pieces(int most) {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < program.length(); from += most) {
      pieces.add(program.substring(from, Math.min(program.length(), from + most)));
    }
    return pieces;
  }

  /** What the board works out for a piece: Adler's sums, which no integer is too small for. */
  static String sums(String ascii) {
    int sum = 1;
    int sums = 0;
    for (int i = 0; i < ascii.length(); i++) {
      sum = (sum + ascii.charAt(i)) % MODULUS;
      sums = (sums + sum) % MODULUS;
    }
    return sum + "/" + sums;
  }
}
