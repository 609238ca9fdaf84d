package dev.wiretwin.core.scenario;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Moves client steps to a lab server at another address: scenarios are written for one on this
 * machine, which a board on a bench cannot reach. Stateless, any thread.
 */
public final class LabHost {
  /** What scenarios are written for. */
  static final String USUAL = "127.0.0.1";

  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
  private static final Pattern ADDRESS = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final String PORT = ":{port}";

  private LabHost() {}

  /** Only what names the lab server changes: another port is another server. */
  static List<ClientStep> move(List<ClientStep> steps, String from, String to) {
    return steps.stream().map(step -> move(step, from + PORT, to + PORT)).toList();
  }

  private static ClientStep move(ClientStep step, String from, String to) {
    if (step instanceof ClientStep.Connect connect) {
      return new ClientStep.Connect(connect.c(), connect.url().replace(from, to));
    } else if (step instanceof ClientStep.On on) {
      Optional<String> url = on.url().map(written -> written.replace(from, to));
      return new ClientStep.On(on.c(), on.event(), on.handler(), url);
    } else if (step instanceof ClientStep.LuaOnly lua) {
      return new ClientStep.LuaOnly(lua.c(), lua.what(), lua.source().replace(from, to));
    }
    return step;
  }

  /** Whether that is an IPv4 address in digits, about which nobody need be asked. */
  public static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  /**
   * @throws IllegalArgumentException if it is no IPv4 address in digits; boards know no other
   */
  static void demandAddress(String host) {
    if (!isAddress(host)) {
      throw new IllegalArgumentException(
          "a lab server's address must be written like 192.168.1.20, not " + host);
    }
  }
}
