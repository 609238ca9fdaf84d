package dev.wiretwin.api.board;

import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * That somebody uses a board, under a lease or without one; known to {@link Leases} until it is
 * closed. Thread safe.
 */
final class Permit implements AutoCloseable {
  private final Leases leases;
  private final String board;
  private final OptionalLong fence;
  private final String what;
  private final Consumer<String> ended;

  Permit(Leases leases, String board, OptionalLong fence, String what, Consumer<String> ended) {
    this.leases = leases;
    this.board = board;
    this.fence = fence;
    this.what = what;
    this.ended = ended;
  }

  String board() {
    return board;
  }

  /** Empty for one without a lease. */
  OptionalLong fence() {
    return fence;
  }

  /** What is done, for sentences: {@code a session}. */
  String what() {
    return what;
  }

  /** The lease it goes under is over. */
  void end(String why) {
    ended.accept(why);
  }

  /** It is done. Any number of times. */
  @Override
  public void close() {
    leases.leave(this);
  }
}
