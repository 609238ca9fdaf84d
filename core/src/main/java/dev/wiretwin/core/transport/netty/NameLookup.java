package dev.wiretwin.core.transport.netty;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Finds the addresses of a host name or literal, in the order they should be tried. May block;
 * thread safe.
 */
@FunctionalInterface
public interface NameLookup {
  /** The system's own resolver. */
  NameLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /**
   * @return one address or more
   * @throws UnknownHostException if there is none
   */
  List<InetAddress> lookUp(String host) throws UnknownHostException;
}
