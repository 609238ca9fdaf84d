package dev.wiretwin.core.engine;

/**
 * The five states of a {@link Connection} and every move between them.
 *
 * <pre>
 * HANDSHAKING ─accepted→ OPEN ─we close→ CLOSING ─peer's close→ DRAINING ─eof or deadline→ CLOSED
 *      │                  └─peer's close (echoed), or violation (close written)→ DRAINING      any state ─eof, lost→ CLOSED
 *      └─refused→ CLOSED (client) · DRAINING (server, after writing the refusal); late→ CLOSED
 * </pre>
 */
public enum State {
  /** Waiting for TCP, TLS and the opening handshake (§4). */
  HANDSHAKING,
  /** Messages flow both ways. */
  OPEN,
  /** Our close frame is out; what the peer sends until its own is still delivered (§7.1.3). */
  CLOSING,
  /** Nothing is said or listened to any more; waiting for TCP to end (§7.1.1). */
  DRAINING,
  /** Over: the outcome is known and nothing happens any more. */
  CLOSED;

  /** The whole table of moves; {@code Connection.become} is its only user. */
  public boolean canBecome(State next) {
    return switch (this) {
      case HANDSHAKING -> next == OPEN || next == DRAINING || next == CLOSED;
      case OPEN -> next == CLOSING || next == DRAINING || next == CLOSED;
      case CLOSING -> next == DRAINING || next == CLOSED;
      case DRAINING -> next == CLOSED;
      case CLOSED -> false;
    };
  }
}
