/**
 * A serial line as bytes with two ends. {@link dev.wiretwin.bridge.serial.SerialLine} is what the
 * rooms above know; the library behind it stays in its own cellar.
 */
package dev.wiretwin.bridge.serial;
