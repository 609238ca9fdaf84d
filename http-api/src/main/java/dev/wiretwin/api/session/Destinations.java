package dev.wiretwin.api.session;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.core.handshake.UrlResult;
import dev.wiretwin.core.handshake.WsUrl;
import dev.wiretwin.core.transport.netty.NameLookup;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;

/**
 * Decides which addresses sessions may connect to. Asked twice: at the call, so that whoever wants
 * it is told; and again as the JVM's clients look their host up, so that exactly the addresses that
 * were allowed are connected to, whatever a name server says meanwhile. Thread safe.
 */
public final class Destinations implements NameLookup {
  private final Predicate<InetAddress> allowed;
  private final NameLookup names;

  /**
   * @param names where host names are looked up
   */
  public Destinations(Predicate<InetAddress> allowed, NameLookup names) {
    this.allowed = allowed;
    this.names = names;
  }

  /** Only those addresses of a host that may be connected to. May block. */
  @Override
  public List<InetAddress> lookUp(String host) throws UnknownHostException {
    List<InetAddress> found = names.lookUp(host).stream().filter(allowed).toList();
    if (found.isEmpty()) {
      throw new UnknownHostException(host + " has no address that may be connected to");
    }
    return found;
  }

  /** Whether {@link #demand} has to ask a name server, which may take its time. */
  boolean asksOthers(String url) {
    return WsUrl.parse(url) instanceof WsUrl good && !isLiteral(good.host());
  }

  private static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
  }

  /**
   * Passes if the URL may be connected to, or cannot be connected to at all: then its client tells.
   *
   * @throws Refusal if every address of its host is forbidden
   */
  void demand(String url) {
    UrlResult parsed = WsUrl.parse(url);
    if (!(parsed instanceof WsUrl good)) {
      return;
    }
    List<InetAddress> found;
    try {
      found = names.lookUp(good.host());
    } catch (UnknownHostException | IllegalArgumentException | SecurityException unknown) {
      // status -5 says so
      return;
    }
    if (!found.isEmpty() && found.stream().noneMatch(allowed)) {
      throw new Refusal(
              RefusalCode.ADDRESS_FORBIDDEN,
              good.host()
                  + " is at "
                  + found.get(0).getHostAddress()
                  + ", where the settings of this service let no target connect to")
          .with("address", found.get(0).getHostAddress());
    }
  }
}
