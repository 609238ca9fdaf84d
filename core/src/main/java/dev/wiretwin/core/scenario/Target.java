package dev.wiretwin.core.scenario;

import dev.wiretwin.core.client.WebSocketClient;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Whom a scenario is run on: a name and a source of fresh clients. Immutable.
 *
 * @param name {@code jvm} or {@code board:<id>}
 * @param scalesTime whether its clock can be made faster or slower; one that cannot runs every
 *     scenario in real time, lab server included
 * @param clients a new client each time, not connected yet
 */
public record Target(String name, boolean scalesTime, Supplier<WebSocketClient> clients) {
  public Target {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(clients, "clients");
  }

  /** Our own client, whose periods are part of its configuration. */
  public static Target jvm(Supplier<WebSocketClient> clients) {
    return new Target("jvm", true, clients);
  }
}
