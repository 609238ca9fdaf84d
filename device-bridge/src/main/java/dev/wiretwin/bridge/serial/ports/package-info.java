/**
 * The serial ports there are: listed without opening any, watched as they come and go, opened by
 * whatever a user calls them. Door: {@link dev.wiretwin.bridge.serial.ports.SerialPorts}.
 *
 * <pre>
 * /sys/class/tty ─► SysfsPorts ─┐                          ┌► PortWatch ─► PortListener
 * the library ─► LibraryPorts ──┴► StableNames ─► SerialPorts ─► open: path, name, tcp, rfc2217
 * </pre>
 */
package dev.wiretwin.bridge.serial.ports;
