package dev.wiretwin.api.feed;

import java.util.List;

/**
 * The log of a feed that is not kept. Stateless.
 *
 * @param last the id before the first one
 */
record NoLog(long last) implements FeedLog {
  @Override
  public long open(long ids) {
    return last;
  }

  @Override
  public void reserve(long upTo) {
    // nobody else gives ids
  }

  @Override
  public void keep(List<FeedEntry> entries, long given) {
    // whoever comes late is told of a gap
  }

  @Override
  public void end(long given) {
    // there will be no other run
  }

  @Override
  public List<FeedEntry> between(long after, long before, int limit) {
    return List.of();
  }

  @Override
  public long given(long after, long before) {
    return Math.max(0, before - 1 - after);
  }
}
