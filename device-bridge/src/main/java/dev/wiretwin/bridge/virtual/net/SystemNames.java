package dev.wiretwin.bridge.virtual.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks names up as this machine does, for a board that has no name server of its own. Blocks; any
 * thread.
 */
public final class SystemNames implements Function<String, Optional<InetAddress>> {
  /** The first IPv4 address: the firmware's lwIP is built without IPv6. */
  @Override
  public Optional<InetAddress> apply(String name) {
    try {
      return Stream.of(InetAddress.getAllByName(name))
          .filter(Inet4Address.class::isInstance)
          .findFirst();
    } catch (UnknownHostException | SecurityException unknown) {
      return Optional.empty();
    }
  }
}
