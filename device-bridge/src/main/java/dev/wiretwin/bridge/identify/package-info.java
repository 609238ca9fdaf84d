/**
 * Finds out what is at the other end of a serial line, and leaves it as it was. The door is {@link
 * dev.wiretwin.bridge.identify.Identifier}; what it finds is an {@link
 * dev.wiretwin.bridge.identify.Identification}. {@link dev.wiretwin.bridge.identify.BootReason}
 * puts into words why a board has started anew.
 */
package dev.wiretwin.bridge.identify;
