package dev.wiretwin.api.report;

import java.util.ArrayDeque;

/**
 * Writes HTML in which text stays text: whatever is said passes through the same escaping, and what
 * was opened is closed. For one thread.
 */
final class Markup {
  private static final int LONGEST = 4_000;

  private final StringBuilder out = new StringBuilder();
  private final ArrayDeque<String> open = new ArrayDeque<>();

  /** Of our own resources only: it is written as it is. */
  Markup raw(String trusted) {
    out.append(trusted);
    return this;
  }

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn; a value that is empty makes a bare name
   */
  Markup open(String element, String... attributes) {
    single(element, attributes);
    open.push(element);
    return this;
  }

  /** An element that has no end. */
  Markup single(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]);
      if (!attributes[i + 1].isEmpty()) {
        out.append("=\"").append(escaped(attributes[i + 1])).append('"');
      }
    }
    out.append('>');
    return this;
  }

  Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Text on one line; what cannot be seen is written out. */
  Markup text(String words) {
    out.append(escaped(SafeWords.of(words, LONGEST)));
    return this;
  }

  /** A whole element with one line in it, and with a class unless that is empty. */
  Markup line(String element, String css, String words) {
    if (css.isEmpty()) {
      return open(element).text(words).close();
    }
    return open(element, "class", css).text(words).close();
  }

  /** Text of ours with line ends, for {@code pre}; the lines themselves are made safe. */
  Markup lines(String words) {
    String between = "";
    for (String line : words.split("\n", -1)) {
      out.append(between);
      text(line);
      between = "\n";
    }
    return this;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Everything so far; whatever is still open is closed. */
  String end() {
    while (!open.isEmpty()) {
      close();
    }
    return out.toString();
  }
}
