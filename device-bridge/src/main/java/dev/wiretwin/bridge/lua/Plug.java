package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.serial.SerialLine;

/**
 * A line while it is open, and the console on it. A line that was lost is never opened again: there
 * is a new one.
 */
record Plug(SerialLine line, ConsoleDialog dialog) {}
