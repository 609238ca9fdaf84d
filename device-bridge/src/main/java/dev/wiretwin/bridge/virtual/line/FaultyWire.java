package dev.wiretwin.bridge.virtual.line;

import java.util.function.Consumer;

/**
 * One direction of a line on which things go wrong as {@link WireFaults} say. Each fault is told
 * with the seed and the number of the byte, the first since they were put into force being 1. On
 * one thread at a time.
 */
final class FaultyWire {
  private final WireFaults faults;
  private final long seed;
  private final String where;
  private final Consumer<String> told;
  private final Dice dice;
  private long passed;
  private int toDrop;

  /**
   * @param where for reports: "to the host"
   */
  FaultyWire(WireFaults faults, long seed, String where, Consumer<String> told) {
    this.faults = faults;
    this.seed = seed;
    this.where = where;
    this.told = told;
    dice = new Dice(seed, where.hashCode());
  }

  /** Passes a chunk on; returns how many bytes are to be taken from {@code out}. */
  int pass(byte[] in, int count, byte[] out) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      passed++;
      if (toDrop == 0 && dice.hits(faults.drop())) {
        toDrop = dice.oneTo(faults.dropRun());
        tell("dropped " + toDrop + (toDrop == 1 ? " byte" : " bytes in a row"));
      }
      if (toDrop > 0) {
        toDrop--;
      } else {
        out[kept++] = flipped(in[i]);
      }
    }
    if (kept > 0 && dice.hits(faults.repeat())) {
      tell("repeated the " + kept + " bytes ending");
      System.arraycopy(out, 0, out, kept, kept);
      kept *= 2;
    }
    return kept;
  }

  private byte flipped(byte b) {
    if (!dice.hits(faults.flip())) {
      return b;
    }
    int turned = dice.oneTo(255);
    tell(String.format("turned bits %02x", turned));
    return (byte) (b ^ turned);
  }

  private void tell(String what) {
    told.accept(what + " at byte " + passed + " " + where + " (seed " + seed + ")");
  }
}
