package dev.wiretwin.bridge.virtual.pty;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;

/**
 * The C library's calls that make a pseudo terminal, with Linux's constants (as in {@code
 * asm-generic}: x86, ARM, RISC-V). Names and meanings are those of the manual pages; a negative
 * result is explained by {@link Native#getLastError()}. Any thread.
 */
final class Libc {
  static final int O_RDWR = 2;
  static final int O_NOCTTY = 0x100;
  static final int O_NONBLOCK = 0x800;
  static final int O_CLOEXEC = 0x80000;
  static final int EFD_NONBLOCK = O_NONBLOCK;
  static final int EFD_CLOEXEC = O_CLOEXEC;
  static final short POLLIN = 1;
  static final int IN_NONBLOCK = O_NONBLOCK;
  static final int IN_CLOEXEC = O_CLOEXEC;
  static final int IN_OPEN = 0x20;
  static final long TCGETS2 = 0x802C542AL;
  static final long TCSETS2 = 0x402C542BL;

  static {
    Native.register(Libc.class, "c");
  }

  private Libc() {}

  static native int posix_openpt(int flags);

  static native int grantpt(int master);

  static native int unlockpt(int master);

  static native int ptsname_r(int master, byte[] name, NativeLong length);

  static native int open(String path, int flags);

  static native int close(int fd);

  static native NativeLong read(int fd, byte[] into, NativeLong count);

  static native NativeLong write(int fd, byte[] bytes, NativeLong count);

  static native int ioctl(int fd, NativeLong request, byte[] argument);

  static native int eventfd(int initial, int flags);

  static native int inotify_init1(int flags);

  static native int inotify_add_watch(int fd, String path, int events);

  static native int poll(Memory fds, NativeLong count, int millis);
}
