package dev.wiretwin.api.board;

import dev.wiretwin.api.store.KeptLeases.Lease;
import java.util.Optional;

/**
 * A board as it stands at one moment. A value.
 *
 * @param doing what is done with its line, if anything
 * @param sessions that are on it
 * @param heldBy another program that has its port open
 * @param byRequest whether it was started by request, and can be ended so
 */
public record BoardView(
    BoardInfo info,
    State state,
    Optional<String> doing,
    int sessions,
    int baud,
    Known known,
    Optional<Lease> lease,
    Optional<String> heldBy,
    boolean byRequest) {
  /** In one word. */
  public enum State {
    FREE,
    LEASED,
    BUSY,
    GONE
  }
}
