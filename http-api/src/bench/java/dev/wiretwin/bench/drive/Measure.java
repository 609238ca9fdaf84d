package dev.wiretwin.bench.drive;

import java.time.Duration;
import java.util.Locale;

/**
 * One thing to measure on one contender, as the measuring process is told it.
 *
 * @param bytes of each message
 * @param amount messages in flight for {@link Kind#PIPELINED}, open connections for {@link
 *     Kind#MEMORY}, else unused
 * @param warmUp time for which the same work runs unmeasured
 * @param time how long the measuring takes, where it is a matter of time
 */
public record Measure(Kind kind, int bytes, int amount, Duration warmUp, Duration time) {
  /** What can be measured. */
  public enum Kind {
    ROUNDTRIP,
    PIPELINED,
    MEMORY,
    ALLOCATION
  }

  public String[] words() {
    return new String[] {
      kind.name().toLowerCase(Locale.ROOT),
      Integer.toString(bytes),
      Integer.toString(amount),
      warmUp.toString(),
      time.toString()
    };
  }

  public static Measure parse(String... words) {
    return new Measure(
        Kind.valueOf(words[0].toUpperCase(Locale.ROOT)),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        Duration.parse(words[3]),
        Duration.parse(words[4]));
  }

  public Figures on(Contender contender, Server server) throws Exception {
    return switch (kind) {
      case ROUNDTRIP -> RoundTrips.measure(contender, server, this);
      case PIPELINED -> Pipeline.measure(contender, server, this);
      case MEMORY -> IdleHeap.measure(contender, server, this);
      case ALLOCATION -> Allocation.measure(contender, server, this);
    };
  }
}
