package dev.wiretwin.api.web;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns away requests for another host: a page whose name was bent to this machine (DNS rebinding)
 * carries its own name in {@code Host}. Immutable.
 */
final class HostGuard {
  private static final List<String> OURS = List.of("localhost", "127.0.0.1", "[::1]");

  private static final Pattern VERSION_6 = Pattern.compile("\\[?([0-9a-f:.]+)(?:%[^\\]]*)?\\]?");

  private final Set<String> known = new HashSet<>();

  /**
   * @param bound what the service was told to listen on
   * @param further names, in lower case
   */
  HostGuard(String bound, Set<String> further) {
    OURS.forEach(name -> known.add(literal(name)));
    known.add(literal(bound.toLowerCase(Locale.ROOT)));
    further.forEach(name -> known.add(literal(name)));
  }

  /**
   * The host it was called by, with its port.
   *
   * @throws Refusal if that is not ours
   */
  String check(Asked asked) {
    List<String> said = asked.headers().apply("Host");
    if (said.size() != 1) {
      throw forbidden("the request must name its host, once");
    }
    String host = said.get(0).toLowerCase(Locale.ROOT);
    String written = withoutPort(host);
    String name = literal(written);
    if (!known.contains(name) && !name.equals(literal(asked.localAddress()))) {
      throw forbidden(
          "this service does not answer to "
              + Safe.shown(written)
              + ": use its address, or start it with --allow-host");
    }
    return host;
  }

  private static Refusal forbidden(String sentence) {
    return new Refusal(RefusalCode.HOST_FORBIDDEN, sentence);
  }

  private static String withoutPort(String host) {
    int bracket = host.lastIndexOf(']');
    int colon = host.indexOf(':', Math.max(0, bracket));
    return colon < 0 ? host : host.substring(0, colon);
  }

  /**
   * Addresses of version 6 stand in brackets where a port may follow, and have many spellings: all
   * of them become one, without the zone, which means something on one machine only.
   */
  private static String literal(String host) {
    Matcher written = VERSION_6.matcher(host);
    if (host.indexOf(':') < 0 || !written.matches()) {
      return host;
    }
    try {
      // in brackets: what is no address after all is refused, and never looked up as a name
      return "[" + InetAddress.getByName("[" + written.group(1) + "]").getHostAddress() + "]";
    } catch (UnknownHostException none) {
      return host; // which nobody is known by
    }
  }
}
