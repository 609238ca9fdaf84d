package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing a lab server does, or waits for, on one TCP connection: the server steps of the
 * recorded vectors, and nothing friendlier (friendlier forms compile to these). Values; times are
 * milliseconds on the server's clock.
 */
public sealed interface LabStep {
  /** As a limit in milliseconds: as long as the connection stands. */
  long NO_LIMIT = Long.MAX_VALUE;

  /** Waited before the step, 0 or more. */
  long delayMs();

  /** Waits for the client's whole request head. */
  record ExpectRequest(long delayMs) implements LabStep {}

  /**
   * Waits for the request, then answers it.
   *
   * @param text the whole answer, a byte per character (Latin-1); {@code {accept}} and {@code
   *     {key}} are filled in. Empty for a correct 101
   * @param append goes out in the same write as the answer's last piece
   * @param splitAt cuts the bytes (answer and appendix) at these offsets; negative ones count from
   *     the end. The recording notes one that cuts nothing off
   * @param splitDelayMs between the pieces
   */
  record SendHandshake(
      long delayMs, Optional<String> text, Bytes append, List<Integer> splitAt, long splitDelayMs)
      implements LabStep {
    public SendHandshake {
      splitAt = List.copyOf(splitAt);
    }
  }

  /** Sends raw bytes in one write. */
  record Send(long delayMs, Bytes bytes) implements LabStep {}

  /**
   * Waits for frames of the client.
   *
   * @param opcode of the frames that count; empty for any
   * @param n how many such frames must have come since the connection began, 1 or more
   * @param timeoutMs gives up after so long, or as soon as the client has ended TCP; the script
   *     then goes on and the recording says so. {@link #NO_LIMIT} for no such limit
   */
  record ExpectFrame(long delayMs, OptionalInt opcode, int n, long timeoutMs) implements LabStep {}

  /**
   * Waits for the client to end its direction of TCP.
   *
   * @param timeoutMs as in {@link ExpectFrame}
   */
  record ExpectFin(long delayMs, long timeoutMs) implements LabStep {}

  /** Does nothing but wait. */
  record Wait(long delayMs, long ms) implements LabStep {}

  /**
   * For so long: sends text, binary, continuation and close frames back as they come, unmasked, and
   * answers pings. What came before the step is left alone.
   */
  record Echo(long delayMs, long ms) implements LabStep {}

  /**
   * The same until a close frame of the client was sent back, as RFC 6455 section 5.5.1 wants it;
   * TCP is the next step's to end.
   *
   * @param ms no longer than this
   */
  record EchoUntilClose(long delayMs, long ms) implements LabStep {}

  /** Ends the server's direction of TCP. */
  record Fin(long delayMs) implements LabStep {}

  /** Resets TCP. */
  record Rst(long delayMs) implements LabStep {}
}
