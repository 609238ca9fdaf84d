package dev.wiretwin.core.engine;

import dev.wiretwin.core.frame.CloseCode;
import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.handshake.UrlFault;

/**
 * Why a connection is over, or never came to be: the first cause decides and is kept. Values;
 * {@link #sentence()} is for people.
 */
public sealed interface Outcome {
  /** The cause in plain words, without a full stop. */
  String sentence();

  /** Our side asked for the end (§7.1.2), whether or not the peer answered in time. */
  record ClosedByUs() implements Outcome {
    @Override
    public String sentence() {
      return "we asked to close";
    }
  }

  /** The peer's close frame came first (§7.1.3). */
  record ClosedByPeer(int code, String reason) implements Outcome {
    @Override
    public String sentence() {
      return "the peer asked to close "
          + (code == CloseCode.NO_STATUS ? "without a code" : "with code " + code)
          + (reason.isEmpty() ? "" : " \"" + reason + '"');
    }
  }

  /** The address cannot be used; nothing was sent. */
  record BadUrl(UrlFault fault) implements Outcome {
    @Override
    public String sentence() {
      return fault.sentence();
    }
  }

  /** The host name has no address. */
  record NameNotFound(String host) implements Outcome {
    @Override
    public String sentence() {
      return "no address found for host " + host;
    }
  }

  /** The server answered the opening handshake with another status than 101 (§4.1). */
  record Refused(int httpStatus, String phrase) implements Outcome {
    @Override
    public String sentence() {
      return "the server answered "
          + httpStatus
          + (phrase.isEmpty() ? "" : " " + phrase)
          + " instead of 101 Switching Protocols";
    }
  }

  /** The opening handshake was answered, or asked, in a way that is not valid (§4.1, §4.2.1). */
  record BadHandshake(String sentence) implements Outcome {}

  /** The peer broke a rule or passed one of our limits, and we failed the connection (§7.1.7). */
  record Violated(ProtocolViolation.Kind kind, String sentence) implements Outcome {}

  /** More was given to send than the queue may hold. */
  record SendQueueFull(String sentence) implements Outcome {
    /** What a message of {@code length} bytes meets when so many already wait. */
    public static SendQueueFull by(int length, long waiting, int limit) {
      return new SendQueueFull(
          "a message of "
              + length
              + " bytes would exceed the send queue of "
              + limit
              + " bytes, "
              + waiting
              + " of them taken");
    }
  }

  /**
   * More arrived than the handlers took, and the configuration says to give up rather than to
   * pause.
   */
  record ReceiveQueueFull(String sentence) implements Outcome {}

  /** Not open in time. */
  record TimedOut(Phase phase, long nanos) implements Outcome {
    @Override
    public String sentence() {
      return phase.words + " did not finish within " + nanos / 1_000_000 + " ms";
    }
  }

  /** Pings went unanswered (§5.5.2). */
  record Unhealthy(int pings) implements Outcome {
    @Override
    public String sentence() {
      return "nothing came from the peer after " + pings + " pings";
    }
  }

  /** TCP or TLS ended under us. */
  record Lost(Cause cause, String sentence) implements Outcome {}

  /** What was being waited for when time ran out. */
  enum Phase {
    TCP("the TCP connection"),
    TLS("the TLS handshake"),
    HANDSHAKE("the WebSocket handshake");

    private final String words;

    Phase(String words) {
      this.words = words;
    }
  }

  /** How a transport was lost. */
  enum Cause {
    /** The network or the kernel gave up sending. */
    TIMEOUT,
    /** No route to the host. */
    UNREACHABLE,
    /** Ended locally or for a reason without a better name. */
    ABORTED,
    /** Reset by the peer, or refused. */
    RESET,
    /** The peer ended TCP without a close frame. */
    ENDED,
    /** TLS could not be agreed or broke. */
    TLS;

    /** Who ended it first, as far as can be told. */
    Side first() {
      return this == ABORTED ? Side.US : Side.PEER;
    }
  }
}
