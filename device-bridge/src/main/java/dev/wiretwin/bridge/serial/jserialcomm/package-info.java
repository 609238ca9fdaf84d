/** Serial lines of this machine. Here, and only here, the serial library is known. */
package dev.wiretwin.bridge.serial.jserialcomm;
