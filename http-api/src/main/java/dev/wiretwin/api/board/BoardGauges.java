package dev.wiretwin.api.board;

import dev.wiretwin.bridge.link.LinkCounters;
import java.util.OptionalInt;

/**
 * A board in numbers, for who watches the bench. A value.
 *
 * @param toBoard bytes so far; so are all that follow, as far as they count something
 * @param damagedFrames lines that began like a frame and had a wrong check
 * @param resentFrames to the board
 * @param restarts in mid-session
 * @param heap free bytes on the board as it told last
 */
public record BoardGauges(
    String board,
    boolean virtual,
    boolean present,
    boolean leased,
    int sessions,
    long toBoard,
    long fromBoard,
    long damagedFrames,
    long resentFrames,
    long restarts,
    OptionalInt heap) {
  static BoardGauges of(Board board, AgentKeeper agent, boolean leased) {
    LinkCounters link = agent.counters();
    return new BoardGauges(
        board.id(),
        board.info().isVirtual(),
        board.isPresent(),
        leased,
        agent.sessions(),
        board.sent(),
        board.received(),
        link.damaged(),
        link.resent(),
        board.known().restarts(),
        board.known().heap());
  }
}
