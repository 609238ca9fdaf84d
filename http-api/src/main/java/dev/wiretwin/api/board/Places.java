package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.session.BoardName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The boards that were ever seen, by name, and which of them are there: compares listings and tells
 * what came and what went. Bounded: of those that are gone the service forgets some. Thread safe.
 */
final class Places {
  /** So many are remembered, there or not; beyond that those go that are gone and unused. */
  static final int MOST = 256;

  private static final int MOST_NAMED = 8;

  private final ReentrantLock looking = new ReentrantLock();
  private final Map<String, Place> places = new ConcurrentSkipListMap<>();
  private final Function<BoardInfo, Place> making;

  /** A board with all that serves it. */
  record Place(Board board, AgentKeeper agent, BoardSource source, BoardActions actions) {}

  Places(Function<BoardInfo, Place> making) {
    this.making = making;
  }

  /**
   * @param listing tells all boards there are now
   * @param unused whether nobody misses this one
   */
  void see(Supplier<List<BoardInfo>> listing, Predicate<Place> unused) {
    looking.lock(); // a listing must not be compared after a later one
    try {
      List<BoardInfo> there = listing.get();
      List<String> ids = there.stream().map(BoardInfo::id).toList();
      for (Place place : places.values()) {
        Board board = place.board();
        if (board.isPresent() && !ids.contains(board.id())) {
          board.went();
          board.tell("went", board.id() + " is not there any more");
        }
      }
      there.forEach(this::see);
      if (places.size() > MOST) {
        places.values().removeIf(place -> !place.board().isPresent() && unused.test(place));
      }
    } finally {
      looking.unlock();
    }
  }

  private void see(BoardInfo info) {
    Place known = places.get(info.id());
    if (known == null) {
      known = making.apply(info);
      places.put(info.id(), known);
    } else if (known.board().isPresent() && known.board().info().equals(info)) {
      return;
    } else {
      known.board().came(info);
    }
    known
        .board()
        .tell(
            "came",
            Map.of(
                "kind", info.isVirtual() ? "virtual" : "real",
                "port", info.port(),
                "description", info.description()));
  }

  /** All, by name. */
  List<Place> all() {
    return List.copyOf(places.values());
  }

  boolean has(String id) {
    return places.containsKey(id);
  }

  /**
   * @throws Refusal if there never was such a board
   */
  Place place(String id) {
    Place place = places.get(id);
    if (place == null) {
      String some = String.join(", ", places.keySet().stream().limit(MOST_NAMED).toList());
      throw new Refusal(
              RefusalCode.BOARD_NOT_FOUND,
              "there is no board " + shown(id) + (some.isEmpty() ? "" : ": there are " + some))
          .with("board", shown(id));
    }
    return place;
  }

  private static String shown(String id) {
    return id.length() > 64 ? id.substring(0, 64) + "…" : id;
  }

  /** Whether there is a board of that name, and it is there now. */
  boolean isPresent(String id) {
    Place place = places.get(id);
    return place != null && place.board().isPresent();
  }

  /** The name of a board that was named by its port or address; the way to it stays. */
  String nameOf(String words) {
    BoardName wanted = BoardName.of(words);
    return all().stream()
        .map(place -> place.board().info())
        .filter(info -> info.port().equals(wanted.id()) || info.address().equals(wanted.id()))
        .findFirst()
        .map(info -> info.id() + words.substring(wanted.id().length()))
        .orElse(words);
  }
}
