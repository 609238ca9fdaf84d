package dev.wiretwin.bridge.serial.ports;

/** Hears of ports that come and go; on the watch's own thread, so it must not block for long. */
public interface PortListener {
  /** The port is there, and was not before; told of the ports there were at first, too. */
  void came(PortInfo port);

  /** The port is not there any more: the same value as when it came. */
  void went(PortInfo port);
}
