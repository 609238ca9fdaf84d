/**
 * Boards in a process: plugged in, powered, found by others in a folder, spoken to through control
 * sockets, and had something go wrong with. {@link dev.wiretwin.bridge.virtual.host.BoardHost} is
 * the door.
 */
package dev.wiretwin.bridge.virtual.host;
