package dev.wiretwin.api.feed;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which entries a reader wants; what is empty does not matter. Immutable.
 *
 * @param types beginnings of types: {@code board.} is all that befalls boards
 * @param board id of a board
 * @param session id of a session
 * @param comparison id of a comparison
 */
public record FeedFilter(
    List<String> types,
    Optional<String> board,
    Optional<String> session,
    Optional<String> comparison)
    implements Predicate<FeedEntry> {
  public static final FeedFilter ALL =
      new FeedFilter(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  public FeedFilter {
    types = List.copyOf(types);
  }

  @Override
  public boolean test(FeedEntry entry) {
    return is(board, entry.subject().board())
        && is(session, entry.subject().session())
        && is(comparison, entry.subject().comparison())
        && isOneOf(entry.type());
  }

  private static boolean is(Optional<String> wanted, String have) {
    return wanted.isEmpty() || wanted.get().equals(have);
  }

  private boolean isOneOf(String type) {
    if (types.isEmpty()) {
      return true;
    }
    for (String beginning : types) {
      if (type.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
