package dev.wiretwin.core.client;

import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.frame.CloseCode;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import dev.wiretwin.core.handshake.UrlFault;

/**
 * The NodeMCU {@code websocket} module's close statuses, in their documented meaning ({@code
 * docs/modules/websocket.md}), and the one mapping from an {@link Outcome} to them. What a firmware
 * really reports is for comparisons to observe, not for this table.
 */
public final class CloseStatus {
  /** Closed by the user, or ended gracefully. */
  public static final int CLOSED = 0;

  public static final int NO_PROTOCOL = -1;
  public static final int HOST_TOO_LONG = -2;
  public static final int BAD_PORT = -3;
  public static final int NO_HOST = -4;
  public static final int NAME_NOT_FOUND = -5;
  public static final int CLOSED_BY_SERVER = -6;
  public static final int BAD_HANDSHAKE = -7;

  /** {@code Limits.maxHeadBytes}: the handshake response is too long. */
  public static final int HEAD_LIMIT = -8;

  /** {@code Limits.maxFrameBytes}: one frame is too long. */
  public static final int FRAME_LIMIT = -9;

  /** {@code Limits.maxMessageBytes}, passed by the first frame of a message. */
  public static final int MESSAGE_LIMIT = -10;

  /** {@code Limits.maxMessageBytes}, passed by a later fragment. */
  public static final int FRAGMENTS_LIMIT = -11;

  /** {@code Limits.maxEmptyFragments}. */
  public static final int EMPTY_FRAGMENTS_LIMIT = -12;

  /** {@code Limits.maxMessageBytes}, passed by a compressed message when inflated. */
  public static final int INFLATED_LIMIT = -13;

  /**
   * {@code ClientConfig.receiveQueue}: handlers were too slow, and the configuration says to close
   * then.
   */
  public static final int RECEIVE_QUEUE_LIMIT = -14;

  public static final int FIN_VIOLATED = -15;

  /** {@code Limits.maxQueuedBytes}: more was sent than the peer takes. */
  public static final int SEND_QUEUE_LIMIT = -16;

  public static final int NOT_SWITCHING = -17;
  public static final int CONNECT_TIMEOUT = -18;
  public static final int UNHEALTHY = -19;

  /**
   * Transport errors are this plus espconn's own (negative) number: ESPCONN_TIMEOUT −3, _RTE −4,
   * _ABRT −8 and so on.
   */
  private static final int ESPCONN = -100;

  private static final int VIOLATION = -900;

  private CloseStatus() {}

  /** The documented number for what happened. */
  public static int of(Outcome outcome) {
    if (outcome instanceof Outcome.ClosedByUs) {
      return CLOSED;
    } else if (outcome instanceof Outcome.ClosedByPeer) {
      return CLOSED_BY_SERVER;
    } else if (outcome instanceof Outcome.BadUrl bad) {
      return of(bad.fault().kind());
    } else if (outcome instanceof Outcome.NameNotFound) {
      return NAME_NOT_FOUND;
    } else if (outcome instanceof Outcome.Refused) {
      return NOT_SWITCHING;
    } else if (outcome instanceof Outcome.BadHandshake) {
      return BAD_HANDSHAKE;
    } else if (outcome instanceof Outcome.Violated violated) {
      return of(violated.kind());
    } else if (outcome instanceof Outcome.SendQueueFull) {
      return SEND_QUEUE_LIMIT;
    } else if (outcome instanceof Outcome.ReceiveQueueFull) {
      return RECEIVE_QUEUE_LIMIT;
    } else if (outcome instanceof Outcome.TimedOut) {
      return CONNECT_TIMEOUT;
    } else if (outcome instanceof Outcome.Unhealthy) {
      return UNHEALTHY;
    }
    return of(((Outcome.Lost) outcome).cause());
  }

  private static int of(UrlFault.Kind kind) {
    return switch (kind) {
      case NO_PROTOCOL -> NO_PROTOCOL;
      case HOST_TOO_LONG -> HOST_TOO_LONG;
      case BAD_PORT -> BAD_PORT;
      case NO_HOST -> NO_HOST;
    };
  }

  private static int of(Kind kind) {
    return switch (kind) {
      case HEAD_LIMIT -> HEAD_LIMIT;
      case FRAME_LIMIT -> FRAME_LIMIT;
      case MESSAGE_LIMIT_AT_START -> MESSAGE_LIMIT;
      case MESSAGE_LIMIT_BY_FRAGMENT -> FRAGMENTS_LIMIT;
      case EMPTY_FRAGMENT_LIMIT -> EMPTY_FRAGMENTS_LIMIT;
      case INFLATED_LIMIT -> INFLATED_LIMIT;
      case FIN_RULE -> FIN_VIOLATED;
      case HANDSHAKE -> BAD_HANDSHAKE;
      case PROTOCOL, UTF8, BAD_DEFLATE, UNREPRESENTABLE ->
          VIOLATION - (kind.closeCode() - CloseCode.NORMAL);
    };
  }

  private static int of(Outcome.Cause cause) {
    return switch (cause) {
      case TIMEOUT -> ESPCONN - 3;
      case UNREACHABLE -> ESPCONN - 4;
      case ABORTED -> ESPCONN - 8;
      case RESET -> ESPCONN - 9;
      case ENDED -> ESPCONN - 10;
      case TLS -> ESPCONN - 28;
    };
  }
}
