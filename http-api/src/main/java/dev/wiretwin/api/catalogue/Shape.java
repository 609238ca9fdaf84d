package dev.wiretwin.api.catalogue;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a divergence looks like: which field differs, and what each side has there. All of them are
 * regular expressions over the whole value; the second side may refer back to groups of the first,
 * so that it can say "the end of what the other one has". A value.
 *
 * @param field matches {@link Divergence#field}
 * @param first what the reference has
 * @param second what the other target has
 */
public record Shape(String field, String first, String second) {
  /** Stands between the sides and in neither of them. */
  private static final char BETWEEN = '\u0000';

  /**
   * @throws IllegalArgumentException if one of them is no regular expression
   */
  public Shape {
    compiled(field);
    compiled(sides(first, second));
  }

  private static Pattern compiled(String pattern) {
    try {
      return Pattern.compile(pattern, Pattern.DOTALL);
    } catch (PatternSyntaxException wrong) {
      throw new IllegalArgumentException(
          "is no regular expression: " + wrong.getDescription() + " in " + pattern, wrong);
    }
  }

  private static String sides(String first, String second) {
    return "(?:" + first + ")" + BETWEEN + "(?:" + second + ")";
  }

  /** Exactly this one, and no other. */
  public static Shape exactly(Divergence one) {
    return new Shape(quoted(one.field()), quoted(one.first()), quoted(one.second()));
  }

  /** As a person would write it: only what means something to a regular expression is escaped. */
  static String quoted(String text) {
    return text.replaceAll("[\\\\^$.|?*+()\\[\\]{}]", "\\\\$0");
  }

  boolean fits(Divergence one) {
    return compiled(field).matcher(one.field().toLowerCase(Locale.ROOT)).matches()
        && compiled(sides(first, second)).matcher(one.first() + BETWEEN + one.second()).matches();
  }
}
