package dev.wiretwin.bridge.at;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Spoils what passes an {@link AtCampaignLine}: one kind of fault at places a seed chooses. */
final class AtMischief {
  private static final AtFault[] EACH = AtFault.values();
  private static final int LONGEST_REPEATED = 40;
  private static final int LONGEST_DROPPED = 8;

  /** The campaign's clients have the links below 4. */
  private static final String[] NEWS = {
    "WIFI DISCONNECT\r\n",
    "WIFI CONNECTED\r\n",
    "WIFI GOT IP\r\n",
    "+STA_CONNECTED:\"5c:cf:7f:00:00:01\"\r\n",
    "4,CLOSED\r\n",
    "4,CONNECT\r\n",
    "\r\n+IPD,4,17\r\n",
    "+LINK_CONN:0,4,\"TCP\",1,\"10.0.0.1\",80,1025\r\n",
    "\r\n"
  };

  private final AtFault kind;
  private final Random random;
  private final Events events;
  private final Way toHost = new Way();
  private final Way toModule = new Way();
  private boolean loseAnswer;
  private boolean loseCommand;
  private String stray = "";
  int faults;

  /** What is more than bytes. */
  interface Events {
    void reset();

    void unplugged(int millis);

    void hostPauses(int millis);

    void modulePauses(int millis);

    /** Every command takes so much longer, for so long. */
    void slow(int millis, int forMillis);

    /**
     * @param wholly until the module starts anew
     */
    void noMemory(boolean wholly);

    void noNetwork(int millis);
  }

  /** Takes what arrives. */
  interface Out {
    void put(byte b);
  }

  private static final class Way {
    private final byte[] last = new byte[LONGEST_REPEATED];
    private int passed;
    private int dropping;
    private int untilNext;
  }

  AtMischief(AtFault kind, long seed, Events events) {
    this.kind = kind;
    random = new Random(seed * 31 + kind.ordinal());
    this.events = events;
    toHost.untilNext = distance();
    toModule.untilNext = distance();
  }

  /** Bytes until the next fault of one way. */
  private int distance() {
    return 1 + random.nextInt(2 * kind.bytesBetween);
  }

  // ---- whole pieces

  /** What becomes of a piece that the module says; null for nothing. */
  byte[] answer(byte[] piece) {
    if (loseAnswer) {
      loseAnswer = false;
      return null;
    }
    if (stray.isEmpty()) {
      return piece;
    }
    String news = stray;
    stray = "";
    return (news + new String(piece, StandardCharsets.ISO_8859_1))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Whether a piece that the driver writes is lost. */
  boolean losesCommand() {
    boolean lost = loseCommand;
    loseCommand = false;
    return lost;
  }

  // ---- bytes

  /** The wire was still: what went wrong in a row is over. */
  void still(boolean down) {
    (down ? toModule : toHost).dropping = 0;
  }

  void toHost(byte b, Out out) {
    pass(toHost, b, out);
  }

  void toModule(byte b, Out out) {
    pass(toModule, b, out);
  }

  private void pass(Way way, byte b, Out out) {
    if (way.dropping > 0) {
      way.dropping--;
      return;
    }
    AtFault fault = null;
    byte passing = b;
    if (--way.untilNext == 0) {
      way.untilNext = distance();
      fault = fault();
      faults++;
      if (fault == AtFault.DROPPED) {
        way.dropping = random.nextInt(LONGEST_DROPPED);
        return;
      } else if (fault == AtFault.GARBLED) {
        passing ^= (byte) (1 + random.nextInt(255));
      }
    }
    way.last[way.passed++ % LONGEST_REPEATED] = passing;
    out.put(passing);
    if (fault == AtFault.REPEATED) {
      repeat(way, out);
    } else if (fault != null) {
      afterwards(fault);
    }
  }

  private AtFault fault() {
    return kind == AtFault.MIXED ? EACH[random.nextInt(EACH.length - 1)] : kind;
  }

  private void afterwards(AtFault fault) {
    switch (fault) {
      case STRAY -> stray = NEWS[random.nextInt(NEWS.length)];
      case LOST_ANSWER -> loseAnswer = true;
      case LOST_COMMAND -> loseCommand = true;
      case BUSY -> events.slow(slowness(), 500 + random.nextInt(4_000));
      case PAUSED -> pause();
      case RESET -> events.reset();
      case UNPLUGGED -> events.unplugged(20 + random.nextInt(2_000));
      case MEMORY -> events.noMemory(random.nextInt(8) == 0);
      case NETWORK -> events.noNetwork(500 + random.nextInt(6_000));
      default -> {
        // happened to the byte itself
      }
    }
  }

  private int slowness() {
    return switch (random.nextInt(4)) {
      case 0 -> 5_500 + random.nextInt(6_000);
      case 1 -> 1_000 + random.nextInt(4_000);
      default -> 20 + random.nextInt(500);
    };
  }

  private void pause() {
    int millis = 10 + random.nextInt(random.nextInt(4) == 0 ? 1_500 : 100);
    if (random.nextBoolean()) {
      events.hostPauses(millis);
    } else {
      events.modulePauses(millis);
    }
  }

  private void repeat(Way way, Out out) {
    int count = 1 + random.nextInt(Math.min(way.passed, LONGEST_REPEATED));
    byte[] again = new byte[count];
    for (int i = 0; i < count; i++) {
      again[i] = way.last[(way.passed - count + i) % LONGEST_REPEATED];
    }
    for (byte b : again) {
      out.put(b);
    }
  }
}
