package dev.wiretwin.api.feed;

import java.util.List;

/**
 * Where entries of the feed are kept that outlive it, and the ids that were given, so that none is
 * given twice. Used by one feed at a time; thread safe. What cannot be kept is refused as {@code
 * STORAGE_FULL}.
 */
public interface FeedLog {
  /** The longest list that is given at a time; who asks for more gets as many. */
  int LONGEST_LIST = 1_000;

  /**
   * Starts a run of ids behind all that were ever reserved.
   *
   * @param ids how many are reserved for now
   * @return the id before the run's first
   */
  long open(long ids);

  /** Reserves ids of the run up to and including this one. */
  void reserve(long upTo);

  /**
   * Keeps these, and notes down how far ids were given in this run.
   *
   * @param entries by rising id, none kept before; may be empty
   */
  void keep(List<FeedEntry> entries, long given);

  /**
   * Ends the run in order: ids behind this one were not given, and may be given by the next run.
   */
  void end(long given);

  /** Entries with {@code after < id < before}, by id, at most so many. */
  List<FeedEntry> between(long after, long before, int limit);

  /**
   * How many ids with {@code after < id < before} were given to entries, kept or not. Of a run that
   * did not end in order it is not known how many were given last: its end counts as one more, if
   * it lies between.
   */
  long given(long after, long before);
}
