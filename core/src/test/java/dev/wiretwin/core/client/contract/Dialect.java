package dev.wiretwin.core.client.contract;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a target is known to differ from the documented client, so that the contract still holds it
 * to something. Immutable.
 *
 * @param told by documented status, every status the target is known to tell instead; a status that
 *     is not listed must be told as documented
 * @param forgetsEarlyClose a {@code close()} before the opening handshake is through may be
 *     forgotten: the connection opens all the same
 */
public record Dialect(Map<Integer, Set<Integer>> told, boolean forgetsEarlyClose) {
  /** As documented, everywhere. */
  public static final Dialect DOCUMENTED = new Dialect(Map.of(), false);

  /**
   * Firmware 3.0.0, as recorded: a user's close is told as −6 or −99, an end of TCP without a close
   * frame as −99; {@code ws_initReceiveCallback} puts its own timer in the place of an early
   * close's.
   */
  public static final Dialect NODEMCU_3_0_0 =
      new Dialect(Map.of(), true).telling(0, -6, -99).telling(-110, -99);

  public Dialect {
    told = Map.copyOf(told);
  }

  /** The same, but for one documented status that the target tells as one of others. */
  public Dialect telling(int documented, Integer... instead) {
    Map<Integer, Set<Integer>> more = new HashMap<>(told);
    more.put(documented, Set.copyOf(Arrays.asList(instead)));
    return new Dialect(more, forgetsEarlyClose);
  }

  /** All that the target may tell where this status is documented, in order. */
  public Set<Integer> statuses(int documented) {
    return new TreeSet<>(told.getOrDefault(documented, Set.of(documented)));
  }
}
