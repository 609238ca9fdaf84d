package dev.wiretwin.core.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the reviewed file that says what our contract demands in each recorded vector. */
final class Contract {
  private static final String FILE = "/contract/nodemcu-3.0.0.tsv";
  private static final Pattern REPEATED = Pattern.compile("\\{(\\d+)(×| of a-)(.)}");
  private static final String NOT_APPLICABLE = "not applicable: ";

  private Contract() {}

  /**
   * One line of the file.
   *
   * @param script what the clients must see, an item each
   * @param wire what the lab server must see, in words; more than one is equally right
   * @param notApplicable why the case means nothing for a client on the JVM
   */
  record Entry(String id, List<String> script, List<String> wire, Optional<String> notApplicable) {}

  static List<Entry> read() {
    List<Entry> entries = new ArrayList<>();
    for (String line : lines()) {
      if (!line.startsWith("#")) {
        entries.add(entry(line.split("\t", -1)));
      }
    }
    return entries;
  }

  private static List<String> lines() {
    try (InputStream in = Contract.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Entry entry(String[] fields) {
    String script = fields[1];
    if (script.startsWith(NOT_APPLICABLE)) {
      String why = script.substring(NOT_APPLICABLE.length());
      return new Entry(fields[0], List.of(), List.of(), Optional.of(why));
    }
    List<String> events = script.equals("nothing") ? List.of() : items(expanded(script));
    return new Entry(
        fields[0], events, List.of(expanded(fields[2]).split(" or ")), Optional.empty());
  }

  /** Splits at commas, but not within quotation marks. */
  static List<String> items(String list) {
    List<String> items = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < list.length(); i++) {
      quoted ^= list.charAt(i) == '"';
      if (!quoted && list.startsWith(", ", i)) {
        items.add(list.substring(from, i));
        from = i + 2;
      }
    }
    items.add(list.substring(from));
    return items;
  }

  private static String expanded(String text) {
    Matcher found = REPEATED.matcher(text);
    return found.replaceAll(
        repeated -> {
          int count = Integer.parseInt(repeated.group(1));
          if (repeated.group(2).equals("×")) {
            return repeated.group(3).repeat(count);
          }
          String alphabet = "abcdefghijklmnopqrstuvwxyz";
          return alphabet.repeat(count / alphabet.length() + 1).substring(0, count);
        });
  }
}
