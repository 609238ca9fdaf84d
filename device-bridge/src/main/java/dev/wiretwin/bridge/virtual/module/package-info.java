/**
 * The firmware's modules, one class each, and what they ask of the board they are built into:
 * {@link dev.wiretwin.bridge.virtual.module.Board}. Knows the processor, the UART, Lua and TCP, and
 * not the firmware that starts it.
 */
package dev.wiretwin.bridge.virtual.module;
