/**
 * Virtual serial ports: pseudo terminals that a host's program opens by path. Here, and only here,
 * the C library is called for them.
 *
 * <pre>
 * PtyLine (a line's HostLine) → Pty → Libc (JNA)
 *   ├ StableLink: the path that stays while the pseudo terminal changes
 *   └ PtyWatch: one thread for all, asleep until a host writes
 * </pre>
 *
 * Nobody ever waits in {@code read(2)} on a master: the kernel would keep a closed line alive as
 * long as that.
 */
package dev.wiretwin.bridge.virtual.pty;
