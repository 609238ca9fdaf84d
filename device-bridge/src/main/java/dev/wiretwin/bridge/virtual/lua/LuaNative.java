package dev.wiretwin.bridge.virtual.lua;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import party.iroiro.luajava.lua51.Lua51;
import party.iroiro.luajava.lua51.Lua51Natives;

/**
 * The few functions of Lua's own C interface that the Java binding leaves out, and the C library's
 * memory. Where they cannot be reached (64-bit Linux and macOS have them) {@link #present} says so.
 */
final class LuaNative {
  private static final Logger LOG = LoggerFactory.getLogger(LuaNative.class);

  private LuaNative() {}

  /** A {@code lua_Alloc}; 64-bit addresses and sizes. */
  interface Allocator extends Callback {
    long invoke(long data, long block, long had, long wanted);
  }

  /** Whether the functions below may be called. */
  static boolean present() {
    return Found.PRESENT;
  }

  /** Looked for once, by whoever asks first. */
  private static final class Found {
    static final boolean PRESENT = find();

    private Found() {}

    private static boolean find() {
      if (Native.POINTER_SIZE != Long.BYTES || !(Platform.isLinux() || Platform.isMac())) {
        return false;
      }
      try (Lua51 loaded = new Lua51()) {
        Lua51Natives natives = (Lua51Natives) loaded.getLuaNatives();
        return isReached(natives::loadAsGlobal) && isReached(LuaNative::bind);
      }
    }
  }

  /** Whether a step towards them succeeds; where it does not, boards run all the same. */
  static boolean isReached(Runnable step) {
    try {
      step.run();
      return true;
    } catch (UnsatisfiedLinkError missing) {
      LOG.info("Lua's memory is checked now and then only: {}", missing.getMessage());
      return false;
    }
  }

  /** Binds the functions of the loaded Lua; once is enough, again does no harm. */
  static void bind() {
    Native.register(LuaNative.class, NativeLibrary.getProcess());
  }

  static native void lua_setallocf(long state, Allocator allocator, long data);

  static native void lua_pushlstring(long state, byte[] bytes, long length);

  static native long lua_gethook(long state);

  static native int lua_sethook(long state, long hook, int mask, int count);

  static native long realloc(long block, long size);

  static native void free(long block);
}
