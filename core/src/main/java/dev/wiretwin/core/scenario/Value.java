package dev.wiretwin.core.scenario;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.scenario.Node.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value that is being read: knows its field path, and complains in it. Whoever asks for what is
 * not there gets something harmless and a complaint is noted, so that one reading finds all faults.
 * Not thread safe.
 */
record Value(Node node, String path, Reading reading) {
  /** Ten minutes: no wait of a scenario may be longer. */
  static final long LONGEST_MS = 600_000;

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9][0-9_]{0,17}");
  private static final Pattern WHOLE_HEX = Pattern.compile("0x[0-9A-Fa-f]{1,15}");
  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
  private static final Pattern TIME =
      Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,6})?)\\s*(ms|s|min|)");
  private static final List<String> TRUTHS = List.of("true", "false");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]*");
  private static final int SHOWN = 40;

  // ---- what it is

  boolean isText() {
    return node instanceof Node.Scalar scalar && scalar.kind() == Kind.TEXT;
  }

  boolean isNothing() {
    return node instanceof Node.Scalar scalar && scalar.kind() == Kind.NOTHING;
  }

  boolean isTruth() {
    return node instanceof Node.Scalar scalar && scalar.kind() == Kind.TRUTH;
  }

  boolean isList() {
    return node instanceof Node.Items;
  }

  boolean isSection() {
    return node instanceof Node.Fields && variable().isEmpty();
  }

  /** Text, number or truth. */
  boolean isScalar() {
    return source().isPresent();
  }

  // ---- what it says

  /** Any scalar as it was written. */
  String text() {
    return source()
        .orElseGet(
            () -> {
              fault("text");
              return "";
            });
  }

  /** Text of which each character goes out as one byte. */
  String latin1() {
    String text = text();
    if (text.chars().anyMatch(c -> c > 0xFF)) {
      complain("must have only characters up to U+00FF: each goes out as one byte");
    }
    return text;
  }

  /** One of these words. */
  String word(List<String> known) {
    String word = text();
    if (isScalar() && !known.contains(word)) {
      complain(quoted(word) + " is not known here: " + Nearest.hint(word, known));
    }
    return word;
  }

  int integer(int least, int most) {
    Optional<Long> number = source().flatMap(Value::whole);
    if (number.isEmpty() || number.get() < least || number.get() > most) {
      fault(least + " to " + most);
      return least;
    }
    return number.get().intValue();
  }

  double decimal(double least, double most) {
    Optional<Double> number =
        source().filter(s -> DECIMAL.matcher(s).matches()).map(Double::parseDouble);
    if (number.isEmpty() || number.get() < least || number.get() > most) {
      fault("a number from " + least + " to " + most);
      return most;
    }
    return number.get();
  }

  /** A time in milliseconds: {@code 20}, {@code 20ms}, {@code 1.5s} or {@code 2min}. */
  long millis() {
    Matcher time = TIME.matcher(source().orElse(""));
    if (time.matches()) {
      int unit =
          switch (time.group(2)) {
            case "s" -> 1000;
            case "min" -> 60_000;
            default -> 1;
          };
      BigDecimal millis = new BigDecimal(time.group(1)).multiply(BigDecimal.valueOf(unit));
      if (millis.compareTo(BigDecimal.valueOf(LONGEST_MS)) <= 0) {
        return millis.longValue();
      }
    }
    fault("a time from 0 to 10min, such as 20, 20ms or 1.5s");
    return 0;
  }

  boolean truth() {
    String said = source().orElse("");
    if (!TRUTHS.contains(said)) {
      fault("true or false");
    }
    return said.equals("true");
  }

  /** Hex digits, with blanks where one likes them; a list of them stands for them all in a row. */
  Bytes hex() {
    if (node instanceof Node.Items) {
      StringBuilder all = new StringBuilder();
      items(10_000).forEach(piece -> all.append(piece.hex().hex()));
      return Bytes.fromHex(all.toString());
    }
    String digits = source().orElse("?").replaceAll("\\s", "");
    if (!HEX.matcher(digits).matches() || digits.length() % 2 != 0) {
      fault("hex digits, two for each byte");
    } else if (claim(digits.length() / 2)) {
      return Bytes.fromHex(digits);
    }
    return Bytes.EMPTY;
  }

  List<Value> items(int most) {
    if (!(node instanceof Node.Items items)) {
      fault("a list");
      return List.of();
    }
    if (items.all().size() > most) {
      complain("must have at most " + most + " entries, not " + items.all().size());
      return List.of();
    }
    List<Value> values = new ArrayList<>();
    for (Node item : items.all()) {
      values.add(new Value(item, path + "[" + values.size() + "]", reading));
    }
    return values;
  }

  /** Its fields; none, after a complaint, if it has no fields. */
  Section section() {
    if (node instanceof Node.Fields fields) {
      return new Section(fields, path, reading);
    }
    fault("a mapping of fields");
    return Section.empty(node.place(), path, reading);
  }

  /** As maps, lists, strings, numbers, truths and nulls: what any JSON library would make of it. */
  Object plain() {
    if (node instanceof Node.Fields fields) {
      Map<String, Object> map = new LinkedHashMap<>();
      fields.all().forEach(f -> map.put(f.name(), new Value(f.value(), path, reading).plain()));
      return Collections.unmodifiableMap(map);
    }
    if (node instanceof Node.Items items) {
      List<Object> list = new ArrayList<>();
      items.all().forEach(item -> list.add(new Value(item, path, reading).plain()));
      return Collections.unmodifiableList(list);
    }
    Node.Scalar scalar = (Node.Scalar) node;
    return switch (scalar.kind()) {
      case NOTHING -> null;
      case TRUTH ->
          TRUTHS.contains(scalar.source())
              ? Boolean.valueOf(scalar.source())
              : scalar.source(); // YAML's yes and no
      case NUMBER ->
          JSON_NUMBER.matcher(scalar.source()).matches()
              ? new BigDecimal(scalar.source())
              : scalar.source();
      case TEXT -> scalar.source();
    };
  }

  // ---- what is wrong with it

  /** Says what must stand here instead of what does. */
  void fault(String allowed) {
    complain("must be " + allowed + ", not " + described());
  }

  void complain(String sentence) {
    reading.complain(node.place(), path, sentence);
  }

  boolean claim(long bytes) {
    return reading.claim(bytes, node.place(), path);
  }

  private String described() {
    if (node instanceof Node.Items) {
      return "a list";
    } else if (node instanceof Node.Fields) {
      return "a mapping";
    }
    Node.Scalar scalar = (Node.Scalar) node;
    return switch (scalar.kind()) {
      case TEXT -> quoted(source().orElse(""));
      case NOTHING -> "nothing";
      default -> scalar.source();
    };
  }

  private static String quoted(String text) {
    return '"' + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + '"';
  }

  /** What a scalar says, variables filled in; empty for anything else. */
  private Optional<String> source() {
    if (node instanceof Node.Scalar scalar) {
      return scalar.kind() == Kind.NOTHING
          ? Optional.empty()
          : Optional.of(reading.fillIn(scalar.source(), node.place(), path));
    }
    return variable();
  }

  /** YAML takes an unquoted {@code {size}} for a mapping of size to nothing. */
  private Optional<String> variable() {
    return node instanceof Node.Fields fields
            && fields.all().size() == 1
            && fields.all().get(0).value() instanceof Node.Scalar scalar
            && scalar.kind() == Kind.NOTHING
            && reading.knows(fields.all().get(0).name())
        ? Optional.of(reading.valueOf(fields.all().get(0).name()))
        : Optional.empty();
  }

  private static Optional<Long> whole(String source) {
    if (WHOLE.matcher(source).matches()) {
      return Optional.of(Long.parseLong(source.replace("_", "")));
    }
    return WHOLE_HEX.matcher(source).matches()
        ? Optional.of(Long.parseLong(source.substring(2), 16))
        : Optional.empty();
  }
}
