package dev.wiretwin.api.run;

import dev.wiretwin.core.transport.netty.NameLookup;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds names without asking anybody, so that the built-in suites run offline and never leave the
 * machine: this machine's own names and addresses, and no others. Immutable.
 */
public final class LocalNames implements NameLookup {
  /** The second is what the recorded vectors call a name that takes a lookup. */
  private static final Set<String> NAMES = Set.of("localhost", "async.test");

  private static final Pattern LITERAL =
      Pattern.compile("127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}|::1");

  private final String labHost;

  /** For lab servers on loopback. */
  public LocalNames() {
    this("127.0.0.1");
  }

  /**
   * @param labHost one more address that may be used: where lab servers listen for boards
   */
  public LocalNames(String labHost) {
    this.labHost = labHost;
  }

  @Override
  public List<InetAddress> lookUp(String host) throws UnknownHostException {
    if (NAMES.contains(host)) {
      return List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
    }
    if (LITERAL.matcher(host).matches() || host.equals(labHost)) {
      return List.of(InetAddress.getByName(host));
    }
    throw new UnknownHostException(host);
  }
}
