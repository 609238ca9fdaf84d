package dev.wiretwin.api.web;

import dev.wiretwin.api.feed.FeedEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which entries of the feed somebody wants to see. A value; empty sets want everything.
 *
 * @param types whole ones ({@code session.close}), or the words before the dot ({@code session})
 */
record EventFilter(
    Set<String> types, Set<String> boards, Set<String> sessions, Set<String> comparisons)
    implements Predicate<FeedEntry> {
  static final EventFilter ALL = new EventFilter(Set.of(), Set.of(), Set.of(), Set.of());

  /** The parameters from which it is read. */
  static final List<String> NAMES = List.of("type", "board", "session", "comparison");

  private static final int MOST = 50;
  private static final Pattern COMMA = Pattern.compile(",");

  /**
   * @throws dev.wiretwin.api.refusal.Refusal if a list is too long, or names nothing
   */
  static EventFilter of(Call call) {
    return new EventFilter(
        list(call, NAMES.get(0)),
        list(call, NAMES.get(1)),
        list(call, NAMES.get(2)),
        list(call, NAMES.get(3)));
  }

  private static Set<String> list(Call call, String name) {
    Optional<String> written = call.query(name);
    if (written.isEmpty()) {
      return Set.of();
    }
    List<String> words = List.of(COMMA.split(written.get(), MOST + 1));
    if (words.size() > MOST || words.contains("")) {
      throw Call.bad(name + " must be a list of 1 to " + MOST + " words with commas between");
    }
    return Set.copyOf(words);
  }

  /** Whether it leaves nothing out. */
  boolean isOpen() {
    return types.isEmpty() && boards.isEmpty() && sessions.isEmpty() && comparisons.isEmpty();
  }

  @Override
  public boolean test(FeedEntry entry) {
    return (types.isEmpty() || types.contains(entry.type()) || types.contains(group(entry.type())))
        && (boards.isEmpty() || boards.contains(entry.subject().board()))
        && (sessions.isEmpty() || sessions.contains(entry.subject().session()))
        && (comparisons.isEmpty() || comparisons.contains(entry.subject().comparison()));
  }

  private static String group(String type) {
    int dot = type.indexOf('.');
    return dot < 0 ? type : type.substring(0, dot);
  }
}
