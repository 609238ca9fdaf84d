package dev.wiretwin.api.run;

import dev.wiretwin.core.handshake.WsUrl;
import dev.wiretwin.core.scenario.ClientStep;
import dev.wiretwin.core.scenario.Scenario;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells which scenarios would connect to an address that is not ours. Stateless, any thread. */
final class OtherMachines {
  private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final String ANY_PORT = "9";

  private OtherMachines() {}

  /** The first address of another machine that a client is told to connect to. */
  static Optional<String> in(Scenario scenario) {
    return scenario.client().stream()
        .filter(ClientStep.Connect.class::isInstance)
        .map(step -> ((ClientStep.Connect) step).url().replace("{port}", ANY_PORT))
        .map(WsUrl::parse)
        .filter(WsUrl.class::isInstance)
        .map(url -> ((WsUrl) url).host())
        .filter(host -> ADDRESS.matcher(host).matches() && !host.startsWith("127."))
        .filter(host -> !host.equals(scenario.labHost()))
        .findFirst();
  }
}
