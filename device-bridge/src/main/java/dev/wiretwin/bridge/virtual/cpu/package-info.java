/**
 * The one processor of a board: tasks by priority, one at a time on one thread, alarms in device
 * time. Everything that a board does happens here; what is outside posts a task.
 */
package dev.wiretwin.bridge.virtual.cpu;
