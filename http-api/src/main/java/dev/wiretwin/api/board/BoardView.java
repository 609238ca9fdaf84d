package dev.wiretwin.api.board;

import dev.wiretwin.api.store.KeptLeases.Lease;
import java.util.Optional;

/**
 * A board as it stands at one moment. A value.
 *
 * @param doing what is done with its line, if anything
 * @param open whether we have its line open, be it to be quicker the next time
 * @param sessions that are on it
 * @param obstacle why its port cannot be opened, as far as that can be seen without opening it
 * @param heldBy another program that has its port open
 * @param byRequest whether it was started by request, and can be ended so
 */
public record BoardView(
    BoardInfo info,
    State state,
    Optional<String> doing,
    boolean open,
    int sessions,
    int baud,
    Known known,
    Optional<String> obstacle,
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
