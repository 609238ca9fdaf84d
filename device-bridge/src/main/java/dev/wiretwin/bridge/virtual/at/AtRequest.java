package dev.wiretwin.bridge.virtual.at;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One command line, taken apart: {@code AT+CIPSTART=0,"TCP","10.0.0.7",80}. Immutable.
 *
 * @param name in capitals, without AT and plus; empty for AT itself, {@code E0} and {@code E1} for
 *     the echo
 */
record AtRequest(String name, Kind kind, List<Argument> arguments) {
  /** What is done with what the name stands for. */
  enum Kind {
    RUN,
    ASK,
    TEST,
    SET
  }

  /**
   * What stands between two commas.
   *
   * @param text without quotes and escapes
   */
  record Argument(String text, boolean quoted) {
    boolean isLeftOut() {
      return text.isEmpty() && !quoted;
    }
  }

  AtRequest {
    arguments = List.copyOf(arguments);
  }

  /**
   * @param line without its end, one character per byte
   */
  static AtRequest parse(String line) throws AtRefusal {
    if (line.length() < 2 || !line.substring(0, 2).equalsIgnoreCase("AT")) {
      throw AtRefusal.noCommand();
    }
    String rest = line.substring(2);
    if (!rest.startsWith("+")) {
      return new AtRequest(rest.toUpperCase(Locale.ROOT), Kind.RUN, List.of());
    }
    int equals = rest.indexOf('=');
    if (equals < 0) {
      boolean asks = rest.endsWith("?");
      String name = rest.substring(1, rest.length() - (asks ? 1 : 0));
      return new AtRequest(name.toUpperCase(Locale.ROOT), asks ? Kind.ASK : Kind.RUN, List.of());
    }
    String name = rest.substring(1, equals).toUpperCase(Locale.ROOT);
    String behind = rest.substring(equals + 1);
    return behind.equals("?")
        ? new AtRequest(name, Kind.TEST, List.of())
        : new AtRequest(name, Kind.SET, split(behind));
  }

  private static List<Argument> split(String text) throws AtRefusal {
    List<Argument> arguments = new ArrayList<>();
    int at = 0;
    do {
      StringBuilder value = new StringBuilder();
      boolean quoted = at < text.length() && text.charAt(at) == '"';
      at = quoted ? quoted(text, at + 1, value, arguments.size()) : bare(text, at, value);
      arguments.add(new Argument(value.toString(), quoted));
      if (at < text.length() && text.charAt(at) != ',') {
        throw AtRefusal.unreadable(arguments.size() - 1);
      }
    } while (++at <= text.length());
    return arguments;
  }

  /** Reads up to the closing quote; returns the index behind it. */
  private static int quoted(String text, int from, StringBuilder value, int index)
      throws AtRefusal {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i + 1;
      } else if (c == '\\' && i + 1 < text.length() && "\\,\"".indexOf(text.charAt(i + 1)) >= 0) {
        i++;
      }
      value.append(text.charAt(i));
    }
    throw AtRefusal.unreadable(index);
  }

  private static int bare(String text, int from, StringBuilder value) {
    int comma = text.indexOf(',', from);
    int end = comma < 0 ? text.length() : comma;
    value.append(text, from, end);
    return end;
  }

  int count() {
    return arguments.size();
  }

  void demandCount(int least, int most) throws AtRefusal {
    if (count() < least || count() > most) {
      throw AtRefusal.wrongCount(count() < least ? least : most, count());
    }
  }

  /** Whether there is an argument at this place. */
  boolean has(int index) {
    return index < count() && !arguments.get(index).isLeftOut();
  }

  /** The number at this place. */
  int number(int index, int least, int most, String word) throws AtRefusal {
    if (!has(index)) {
      throw AtRefusal.wrongCount(index + 1, count());
    }
    Argument argument = arguments.get(index);
    if (argument.quoted() || !argument.text().matches("-?[0-9]{1,10}")) {
      throw AtRefusal.wrongType(index);
    }
    long number = Long.parseLong(argument.text());
    if (number < least || number > most) {
      throw AtRefusal.invalid(index, word);
    }
    return (int) number;
  }

  int number(int index, int least, int most) throws AtRefusal {
    return number(index, least, most, "");
  }

  /** The same, where it may be left out. */
  int number(int index, int least, int most, int otherwise) throws AtRefusal {
    return has(index) ? number(index, least, most) : otherwise;
  }

  /** The string at this place. */
  String text(int index) throws AtRefusal {
    if (!has(index)) {
      throw AtRefusal.wrongCount(index + 1, count());
    } else if (!arguments.get(index).quoted()) {
      throw AtRefusal.wrongType(index);
    }
    return arguments.get(index).text();
  }

  Optional<String> textIfThere(int index) throws AtRefusal {
    return has(index) ? Optional.of(text(index)) : Optional.empty();
  }
}
