/**
 * Boards in a process: {@link dev.wiretwin.bridge.virtual.host.BoardHost} starts them, {@link
 * dev.wiretwin.bridge.virtual.host.BoardRegister} is where others find them, {@link
 * dev.wiretwin.bridge.virtual.host.ControlClient} has faults happen to them from another process.
 */
package dev.wiretwin.bridge.virtual.host;
