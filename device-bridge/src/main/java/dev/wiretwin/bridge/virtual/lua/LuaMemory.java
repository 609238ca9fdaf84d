package dev.wiretwin.bridge.virtual.lua;

/**
 * The memory of one machine, counted in the device's bytes and held below a limit. On the board's
 * processor only.
 *
 * <p>Lua asks {@link #allocate} for every block. A block that would go far beyond the limit is
 * refused at once, so that no script harms the computer; one that goes a little beyond is given,
 * and the machine collects garbage before the next instruction and raises the error if that did not
 * help: the real firmware's emergency collection. Blocks are refused only while a script runs: the
 * error that follows would jump over Java's own frames otherwise.
 */
public final class LuaMemory {
  /** What a machine without a heap of its own may take. */
  static final long UNLIMITED = 8L << 20;

  /** So far beyond the limit garbage may pile up between two collections. */
  static final long SLACK = 32 << 10;

  /**
   * Up to this size a block holds mostly pointers, and a 32-bit device needs 55 % of it: a table
   * has 36 bytes instead of 64, a closure 20 instead of 40, a string's head 16 instead of 24. What
   * is larger is text or code, as long there as here, and the saving is that of its head.
   */
  private static final long SMALL = 96;

  private static final long SMALL_PERCENT = 55;
  private static final long LARGE_SAVING = SMALL - SMALL * SMALL_PERCENT / 100;

  /** Work in C shows by its memory: a block is worth so many instructions, and so are its bytes. */
  private static final long WORK_PER_BLOCK = 10;

  private static final long WORK_BYTES = 8;

  private final LuaNative.Allocator allocator = this::allocate;
  private final Runnable pressed;
  private long held;
  private long fresh;
  private long limit = UNLIMITED;
  private long work;
  private boolean running;
  private boolean tight;

  /**
   * @param pressed told, inside the allocator, that the limit was crossed
   */
  LuaMemory(Runnable pressed) {
    this.pressed = pressed;
  }

  LuaNative.Allocator allocator() {
    return allocator;
  }

  private long allocate(long data, long block, long had, long wanted) {
    if (wanted == 0) {
      held -= device(had);
      LuaNative.free(block);
      return 0;
    }
    work += WORK_PER_BLOCK + wanted / WORK_BYTES;
    long more = device(wanted) - device(had);
    if (running && more > 0 && refuses(more)) {
      return 0;
    }
    long moved = LuaNative.realloc(block, wanted);
    if (moved != 0) {
      held += more;
    }
    return moved;
  }

  private boolean refuses(long more) {
    long beyond = taken() + more - limit;
    if (beyond > 0 && (beyond > SLACK || more > limit)) {
      return true;
    }
    if (beyond > 0 && !tight) {
      tight = true;
      pressed.run();
    }
    return false;
  }

  /** The device's bytes for a block of so many here. */
  static long device(long bytes) {
    return bytes <= SMALL ? bytes * SMALL_PERCENT / 100 : bytes - LARGE_SAVING;
  }

  /** What scripts hold beyond what a fresh machine does, in the device's bytes. */
  public long taken() {
    return Math.max(0, held - fresh);
  }

  /** What is held now is the firmware's and does not count: on the device it lies in flash. */
  public void settle() {
    fresh = held;
  }

  /** Scripts may take so much of the device's bytes from now on. */
  public void limit(long bytes) {
    limit = bytes;
  }

  /** Whether scripts hold more than they may. */
  boolean over() {
    return taken() > limit;
  }

  /** What scripts may still take. */
  long left() {
    return Math.max(0, limit - taken());
  }

  // ---- for the machine

  /** Whether Lua code, not Java, is what runs. Answers what was before. */
  boolean running(boolean now) {
    boolean before = running;
    running = now;
    return before;
  }

  /** Tells once that the limit was crossed. */
  boolean wasCrossed() {
    boolean crossed = tight;
    tight = false;
    return crossed;
  }

  /** What was done in C since the last call, in instructions. */
  long takeWork() {
    long done = work;
    work = 0;
    return done;
  }

  /** What the collector counts, where or while no allocator of ours does. */
  void counted(long bytes) {
    held = bytes * SMALL_PERCENT / 100;
  }
}
