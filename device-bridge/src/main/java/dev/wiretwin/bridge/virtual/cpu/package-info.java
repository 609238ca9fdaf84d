/**
 * The one processor of a board: tasks by priority, alarms, device time. {@link
 * dev.wiretwin.bridge.virtual.cpu.BoardCpu} is a thread; the tests turn one by hand. Knows no other
 * room.
 */
package dev.wiretwin.bridge.virtual.cpu;
