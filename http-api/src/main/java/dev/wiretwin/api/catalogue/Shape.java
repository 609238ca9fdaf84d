package dev.wiretwin.api.catalogue;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
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
 * @param apartMs of a divergence in time: by how much the reference is later, device milliseconds,
 *     negative if it is earlier; empty if it does not matter
 */
public record Shape(String field, String first, String second, OptionalLong apartMs) {
  /** Stands between the sides and in neither of them. */
  private static final char BETWEEN = '\u0000';

  private static final Pattern AT = Pattern.compile(".* at (-?[0-9]{1,18}) ms", Pattern.DOTALL);

  /**
   * @throws IllegalArgumentException if one of them is no regular expression
   */
  public Shape {
    compiled(field);
    compiled(sides(first, second));
  }

  /** One that does not care for time. */
  public Shape(String field, String first, String second) {
    this(field, first, second, OptionalLong.empty());
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

  /** Exactly this one, and no other; times may differ by what is tolerated. */
  static Shape exactly(Divergence one) {
    OptionalLong apart = apart(one);
    return apart.isEmpty()
        ? new Shape(quoted(one.field()), quoted(one.first()), quoted(one.second()))
        : new Shape(quoted(one.field()), timeless(one.first()), timeless(one.second()), apart);
  }

  private static String timeless(String value) {
    return quoted(value.replaceFirst("-?[0-9]+ ms$", "")) + "-?[0-9]+ ms";
  }

  /** As a person would write it: only what means something to a regular expression is escaped. */
  static String quoted(String text) {
    return text.replaceAll("[\\\\^$.|?*+()\\[\\]{}]", "\\\\$0");
  }

  private static OptionalLong apart(Divergence one) {
    Matcher first = AT.matcher(one.first());
    Matcher second = AT.matcher(one.second());
    return one.field().equals(Divergence.TIME) && first.matches() && second.matches()
        ? OptionalLong.of(Long.parseLong(first.group(1)) - Long.parseLong(second.group(1)))
        : OptionalLong.empty();
  }

  /**
   * @param toleranceMs how exact times are
   */
  boolean fits(Divergence one, long toleranceMs) {
    return compiled(field).matcher(one.field().toLowerCase(Locale.ROOT)).matches()
        && compiled(sides(first, second)).matcher(one.first() + BETWEEN + one.second()).matches()
        && isApart(one, toleranceMs);
  }

  private boolean isApart(Divergence one, long toleranceMs) {
    OptionalLong seen = apart(one);
    return apartMs.isEmpty()
        || seen.isPresent() && Math.abs(seen.getAsLong() - apartMs.getAsLong()) <= toleranceMs;
  }
}
