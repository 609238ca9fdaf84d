package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.serial.ResetSequence;
import java.util.Optional;

/**
 * How a board shall start anew. A value.
 *
 * @param lines how DTR and RTS move; empty to have its console told
 */
public record Restart(Optional<ResetSequence> lines) {
  private static final String SOFT = "soft";

  /**
   * @param words {@code run}, {@code bootloader}, {@code soft}, or words such as {@code dtr0 rts1
   *     100ms rts0}
   * @throws Refusal if it is none of these
   */
  public static Restart of(String words) {
    try {
      return new Restart(
          words.equals(SOFT) ? Optional.empty() : Optional.of(ResetSequence.of(words)));
    } catch (IllegalArgumentException none) {
      throw new Refusal(
          RefusalCode.BAD_REQUEST, "sequence: " + none.getMessage() + "; or soft", none);
    }
  }

  /** Whether the firmware starts then, and can be waited for. */
  boolean isHeard() {
    return lines.isEmpty() || lines.get() == ResetSequence.RUN;
  }
}
