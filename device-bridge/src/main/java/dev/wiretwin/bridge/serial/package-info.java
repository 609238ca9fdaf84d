/**
 * A serial line as bytes with two ends. {@link dev.wiretwin.bridge.serial.SerialLine} is what the
 * rooms above know; the library behind it stays in its own cellar. A {@link
 * dev.wiretwin.bridge.serial.TappedLine} shows all that goes over a line to a {@link
 * dev.wiretwin.bridge.serial.ConsoleLog}.
 */
package dev.wiretwin.bridge.serial;
