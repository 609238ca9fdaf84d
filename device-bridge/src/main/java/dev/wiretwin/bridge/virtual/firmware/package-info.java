/**
 * The firmware of a virtual board: boot, console, event loop and resets, around the Lua of {@code
 * virtual.lua} and the modules of {@code virtual.module}.
 *
 * <p>{@link dev.wiretwin.bridge.virtual.firmware.VirtualBoard} is the door; what lies behind it
 * lives from one reset to the next and knows one thread, the board's processor.
 */
package dev.wiretwin.bridge.virtual.firmware;
