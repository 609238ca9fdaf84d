package dev.wiretwin.bridge.virtual.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks names up as this machine does, for a board that has no name server of its own. Blocks; any
 * thread.
 */
public final class SystemNames implements Function<String, Optional<InetAddress>> {
  private final Map<String, InetAddress> known;

  /** Nothing but this machine's. */
  public SystemNames() {
    this(Map.of());
  }

  /**
   * @param known names that need no asking, whatever this machine says
   */
  public SystemNames(Map<String, InetAddress> known) {
    this.known = Map.copyOf(known);
  }

  /** The first IPv4 address: the firmware's lwIP is built without IPv6. */
  @Override
  public Optional<InetAddress> apply(String name) {
    if (known.containsKey(name)) {
      return Optional.of(known.get(name));
    }
    try {
      return Stream.of(InetAddress.getAllByName(name))
          .filter(Inet4Address.class::isInstance)
          .findFirst();
    } catch (UnknownHostException | SecurityException unknown) {
      return Optional.empty();
    }
  }
}
