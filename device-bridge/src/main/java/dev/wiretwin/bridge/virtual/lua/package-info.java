/**
 * Real PUC Lua 5.1 as the firmware's modules see it. Here, and only here, the native library is
 * known. A {@link dev.wiretwin.bridge.virtual.lua.LuaMachine} belongs to one board and to the one
 * thread that is its processor.
 */
package dev.wiretwin.bridge.virtual.lua;
