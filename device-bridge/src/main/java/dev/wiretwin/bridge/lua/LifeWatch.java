package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.identify.BootReason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Tells from what a board says beside its frames that it has started anew. Words of the boot text
 * settle it; noise, which is what the ROM's rate looks like at any other, or the whole boot when
 * the board has fallen back from a faster rate, is a suspicion that frames lay to rest. Pure; told
 * the time.
 */
final class LifeWatch {
  private static final long PATIENCE_NANOS = 130_000_000;
  private static final int NOISE = 32;
  private static final double SHARE = 0.3;
  private static final int REMEMBERED = 4_096;

  private static final String[] WORDS = {
    "powered by Lua ",
    "\nNodeMCU ",
    "cannot open init.lua",
    "Fatal exception ",
    "PANIC: unprotected",
    "ets Jan ",
    "rst cause:"
  };

  /** What the console says of a frame: nobody takes frames any more. */
  private static final String CONSOLE = "unexpected symbol near '~'";

  private final StringBuilder text = new StringBuilder();
  private int heard;
  private int unprintable;
  private boolean booted;
  private boolean console;
  private long suspectedSince;
  private boolean suspected;

  void receive(byte[] bytes, long now) {
    for (byte b : bytes) {
      heard++;
      unprintable += (b < ' ' || b == 0x7F) && b != '\r' && b != '\n' && b != '\t' ? 1 : 0;
    }
    text.append(new String(bytes, StandardCharsets.ISO_8859_1));
    for (String word : WORDS) {
      booted |= text.indexOf(word) >= 0;
    }
    console |= text.indexOf(CONSOLE) >= 0;
    if (text.length() > REMEMBERED) {
      text.delete(0, text.length() - REMEMBERED / 2);
    }
    if (!suspected && heard >= NOISE && unprintable >= SHARE * heard) {
      suspected = true;
      suspectedSince = now;
    }
  }

  /** A good frame has come: the agent is alive, and what was noise was just that. */
  void frame() {
    suspected = false;
    heard = 0;
    unprintable = 0;
  }

  boolean isSuspected() {
    return suspected;
  }

  /** Whether the console has its line back although nothing has started anew. */
  boolean isConsole() {
    return console;
  }

  boolean hasBooted(long now) {
    return booted || suspected && now - suspectedSince >= PATIENCE_NANOS;
  }

  /** What the board said before it started anew, if that tells why. */
  Optional<BootReason> lastWords() {
    return BootReason.ofLastWords(text.toString());
  }

  /** Begins to watch a new life of the board. */
  void reset() {
    frame();
    booted = false;
    console = false;
    text.setLength(0);
  }
}
