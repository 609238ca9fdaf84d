package dev.wiretwin.bridge.virtual.module;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes JSON text apart as it arrives, in pieces of any length, with the tolerance and the error
 * names of the firmware's streaming lexer: {@code ["a" "b"]} passes, a lone number never ends. On
 * the board's processor only. Mechanism: {@code app/sjson/jsonsl.c}.
 */
final class JsonLexer {
  /** What a piece of text amounts to. */
  enum Kind {
    OPEN,
    CLOSE,
    KEY,
    VALUE,
    NULL
  }

  /**
   * @param value of a key: bytes; of a value: {@code byte[]}, {@code Double} or {@code Boolean};
   *     otherwise null
   */
  record Token(Kind kind, Object value) {}

  private static final char ROOT = 0;
  private static final char OBJECT = '{';
  private static final char LIST = '[';
  private static final char STRING = '"';
  private static final char KEY = '#';
  private static final char BARE = '^';

  private final char[] kinds;
  private final int[] elements;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private List<Token> tokens = new ArrayList<>();
  private int level;

  /** Which token may come next, where the lexer cares; and which one came last. */
  private char expecting;

  private char last;
  private boolean mayInsert = true;
  private boolean escaped;
  private JsonBare bare;
  private String fault;
  private boolean complete;

  /**
   * @param depth levels it can keep, the outside and each string or number counted
   */
  JsonLexer(int depth) {
    kinds = new char[depth];
    elements = new int[depth];
  }

  /** What the text says, up to its fault or to the end of the outermost list or object. */
  List<Token> feed(byte[] bytes) {
    tokens = new ArrayList<>();
    for (int i = 0; i < bytes.length && fault == null && !complete; i++) {
      take((char) (bytes[i] & 0xFF));
    }
    return tokens;
  }

  /** The name of the first fault. */
  Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  /** Whether the outermost list or object has ended; what follows does not matter. */
  boolean isComplete() {
    return complete;
  }

  private void take(char c) {
    if (kinds[level] == STRING || kinds[level] == KEY) {
      inString(c);
    } else if (kinds[level] == BARE) {
      inBare(c);
    } else if (isSpace(c)) {
      return;
    } else if (JsonBare.begins(c)) {
      beginBare(c);
    } else if (c == '"') {
      beginString();
    } else if (c == '\\') {
      fail("ESCAPE_OUTSIDE_STRING");
    } else {
      structural(c);
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private void fail(String name) {
    fault = name;
  }

  private void emit(Kind kind, Object value) {
    tokens.add(new Token(kind, value));
  }

  private boolean push(char kind) {
    if (level >= kinds.length - 1) {
      fail("LEVELS_EXCEEDED");
      return false;
    }
    level++;
    kinds[level] = kind;
    elements[level] = 0;
    return true;
  }

  /** In an object, every other element is a key. */
  private boolean keyIsDue() {
    return kinds[level] == OBJECT && elements[level] % 2 == 0;
  }

  // ---- strings

  private void beginString() {
    mayInsert = false;
    if (kinds[level] == ROOT) {
      fail("STRING_OUTSIDE_CONTAINER");
      return;
    }
    boolean key = keyIsDue();
    if (key && expecting != '"') {
      fail("STRAY_TOKEN");
      return;
    } else if (kinds[level] == OBJECT && !key && last != ':') {
      fail("MISSING_TOKEN");
      return;
    }
    elements[level]++;
    last = 0;
    expecting = key ? ':' : ',';
    text.reset();
    push(key ? KEY : STRING);
  }

  private void inString(char c) {
    if (escaped) {
      escaped = false;
      if ("\"\\/bfnrtu".indexOf(c) < 0) {
        fail("ESCAPE_INVALID");
      }
    } else if (c == '"') {
      emit(kinds[level] == KEY ? Kind.KEY : Kind.VALUE, JsonText.plain(text.toByteArray()));
      mayInsert = false;
      level--;
      return;
    } else if (c == '\\') {
      escaped = true;
    } else if (c < 0x14) { // not 0x20, in the firmware's lexer
      fail("WEIRD_WHITESPACE");
    }
    text.write(c);
  }

  // ---- numbers and words

  private void beginBare(char c) {
    if (keyIsDue()) {
      fail("HKEY_EXPECTED");
      return;
    }
    elements[level]++;
    if (!mayInsert) {
      fail("CANT_INSERT");
      return;
    }
    if (push(BARE)) {
      bare = new JsonBare(c);
    }
  }

  private void inBare(char c) {
    boolean ends = isSpace(c) || "\",:[\\]{}".indexOf(c) >= 0;
    if (!ends) {
      bare.take(c).ifPresent(this::fail);
      return;
    }
    Optional<String> wrong = bare.end();
    if (wrong.isPresent()) {
      fail(wrong.get());
      return;
    }
    Object value = bare.value();
    emit(value == null ? Kind.NULL : Kind.VALUE, value);
    level--;
    mayInsert = false;
    expecting = ',';
    last = 0;
    if (!isSpace(c)) {
      structural(c);
    }
  }

  // ---- the rest

  private void structural(char c) {
    switch (c) {
      case ':', ',' -> separator(c);
      case OBJECT, LIST -> open(c);
      case '}', ']' -> close(c);
      case 0 -> fail("FOUND_NULL_BYTE");
      default -> fail(c < 0x20 ? "WEIRD_WHITESPACE" : "SPECIAL_EXPECTED");
    }
  }

  private void separator(char c) {
    if (expecting != c) {
      fail("STRAY_TOKEN");
      return;
    }
    if (c == ':' || kinds[level] != OBJECT) {
      mayInsert = true;
    }
    last = c;
    expecting = '"';
  }

  private void open(char c) {
    if (!mayInsert) {
      fail("CANT_INSERT");
      return;
    } else if (keyIsDue()) {
      fail("HKEY_EXPECTED");
      return;
    }
    elements[level]++;
    if (push(c)) {
      if (c == OBJECT) {
        expecting = '"';
      }
      last = 0;
      emit(Kind.OPEN, null);
    }
  }

  private void close(char c) {
    if (last == ',') {
      fail("TRAILING_COMMA");
    } else if (kinds[level] != (c == '}' ? OBJECT : LIST)) {
      fail("BRACKET_MISMATCH");
    } else if (kinds[level] == OBJECT && !keyIsDue()) {
      fail("VALUE_EXPECTED");
    } else {
      emit(Kind.CLOSE, null);
      mayInsert = false;
      expecting = ',';
      last = 0;
      level--;
      complete = level == 0;
    }
  }
}
