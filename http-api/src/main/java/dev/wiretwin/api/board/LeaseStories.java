package dev.wiretwin.api.board;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import dev.wiretwin.api.store.KeptLeases.Lease;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Tells everybody what becomes of leases, and those who wait that a board is free. Thread safe. */
final class LeaseStories implements LeaseNews {
  private final Feed feed;
  private final Consumer<String> freed;

  /**
   * @param freed hears which board may be to be had now
   */
  LeaseStories(Feed feed, Consumer<String> freed) {
    this.feed = feed;
    this.freed = freed;
  }

  @Override
  public void granted(Lease lease, boolean renewed) {
    tell("board.lease", lease, Map.of("change", renewed ? "renewed" : "granted"));
  }

  @Override
  public void ended(Lease lease, End how, String why) {
    if (how == End.EVICTED) {
      tell("board.evicted", lease, Map.of("sentence", why));
    } else {
      String change = how.name().toLowerCase(Locale.ROOT).replace('_', '-');
      tell("board.lease", lease, Map.of("change", change, "sentence", why));
    }
  }

  private void tell(String type, Lease lease, Map<String, String> more) {
    Map<String, Object> what = new LinkedHashMap<>(more);
    what.put("holder", lease.holder().name());
    what.put("until", lease.until().toString());
    lease.holder().reason().ifPresent(reason -> what.put("reason", reason));
    lease.holder().url().ifPresent(url -> what.put("url", url));
    feed.publish(type, Subject.ofBoard(lease.board()), what);
  }

  @Override
  public void freed(String board) {
    freed.accept(board);
  }
}
