package dev.wiretwin.bridge.lua;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Spoils what passes a {@link SimulatedWire}, one kind of fault at places that a seed chooses. */
final class Mischief {
  private static final int LONGEST_REPEATED = 40;
  private static final int LONGEST_DROPPED = 8;

  /** For so long a board has no time for its UART at the most, milliseconds. */
  private static final int TLS_HANDSHAKE = 2_000;

  private static final String[] PRINTS = {
    "hello from a timer",
    "a line\r\n",
    "\r\nlua: x.lua:3: attempt to index a nil value\r\nstack traceback:\r\n\t[C]: in ?\r\n> ",
    "~",
    "~not a frame\n",
    "}}~}\n~~ \u0000\u00ff",
    "\r\n"
  };

  private static final FaultKind[] EACH = FaultKind.values();

  private final FaultKind kind;
  private final Random random;
  private final Events events;
  private final Direction toHost = new Direction();
  private final Direction toBoard = new Direction();

  /** Every stray print, in order. */
  final List<String> prints = new ArrayList<>();

  int faults;

  /** What is more than bytes. */
  interface Events {
    void reset();

    void unplugged(int millis);

    void hostPauses(int millis);

    void boardPauses(int millis);
  }

  /** Takes what arrives. */
  interface Out {
    void put(byte b);
  }

  private static final class Direction {
    private final byte[] last = new byte[LONGEST_REPEATED];
    private int passed;
    private int dropping;
  }

  Mischief(FaultKind kind, long seed, Events events) {
    this.kind = kind;
    random = new Random(seed * 31 + kind.ordinal());
    this.events = events;
  }

  void toHost(byte b, Out out) {
    pass(toHost, b, out, true);
  }

  void toBoard(byte b, Out out) {
    pass(toBoard, b, out, false);
  }

  private void pass(Direction way, byte b, Out out, boolean up) {
    if (way.dropping > 0) {
      way.dropping--;
      return;
    }
    FaultKind fault = random.nextInt(kind.bytesBetween) == 0 ? fault() : null;
    boolean strikes = fault != null && (up || fault != FaultKind.STRAY);
    byte passing = b;
    if (strikes) {
      faults++;
      switch (fault) {
        case DROPPED -> {
          way.dropping = random.nextInt(LONGEST_DROPPED);
          return;
        }
        case GARBLED -> passing ^= (byte) (1 + random.nextInt(255));
        case STRAY -> stray(out);
        default -> {
          // after the byte
        }
      }
    }
    way.last[way.passed++ % LONGEST_REPEATED] = passing;
    out.put(passing);
    if (strikes) {
      afterwards(fault, way, out);
    }
  }

  private void stray(Out out) {
    String text = "stray " + prints.size() + ": " + PRINTS[random.nextInt(PRINTS.length)];
    prints.add(text);
    for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
      out.put(b);
    }
  }

  private FaultKind fault() {
    return kind == FaultKind.MIXED ? EACH[random.nextInt(EACH.length - 1)] : kind;
  }

  private void afterwards(FaultKind fault, Direction way, Out out) {
    switch (fault) {
      case REPEATED -> repeat(way, out);
      case RESET -> events.reset();
      case UNPLUGGED -> events.unplugged(20 + random.nextInt(400));
      case PAUSED -> {
        int millis = 10 + random.nextInt(random.nextInt(4) == 0 ? 490 : 100);
        if (random.nextBoolean()) {
          events.hostPauses(millis);
        } else {
          events.boardPauses(random.nextInt(20) == 0 ? TLS_HANDSHAKE : millis);
        }
      }
      default -> {
        // before the byte
      }
    }
  }

  private void repeat(Direction way, Out out) {
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
