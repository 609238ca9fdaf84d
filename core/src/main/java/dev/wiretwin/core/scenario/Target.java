package dev.wiretwin.core.scenario;

import dev.wiretwin.core.client.WebSocketClient;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whom a scenario is run on: a name and either a source of fresh clients, which are led step by
 * step, or a player that takes the whole script. Immutable.
 *
 * @param name {@code jvm} or {@code board:<id>}
 * @param scalesTime whether its clock can be made faster or slower; one that cannot runs every
 *     scenario in real time, lab server included
 * @param clients a new client each time, not connected yet; not asked when there is a player
 * @param player takes the client steps as a whole
 * @param mishap what has happened to it since this was asked last that is no work of a scenario, a
 *     sentence: a run during which there was one says nothing; any thread, must not block
 * @param remarks what a reader of its traces has to know, sentences: they stand first among what it
 *     printed
 */
public record Target(
    String name,
    boolean scalesTime,
    Supplier<WebSocketClient> clients,
    Optional<ScriptPlayer> player,
    Supplier<Optional<String>> mishap,
    List<String> remarks) {
  public Target {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(clients, "clients");
    Objects.requireNonNull(mishap, "mishap");
    remarks = List.copyOf(remarks);
  }

  /** One that is led step by step. */
  public Target(String name, boolean scalesTime, Supplier<WebSocketClient> clients) {
    this(name, scalesTime, clients, Optional.empty(), Optional::empty, List.of());
  }

  /** Our own client, whose periods are part of its configuration. */
  public static Target jvm(Supplier<WebSocketClient> clients) {
    return new Target("jvm", true, clients);
  }

  /** One that takes the whole script. */
  public static Target scripted(String name, boolean scalesTime, ScriptPlayer player) {
    return new Target(
        name,
        scalesTime,
        () -> {
          throw new IllegalStateException(name + " takes whole scripts only");
        },
        Optional.of(player),
        Optional::empty,
        List.of());
  }

  /** The same under another name. */
  public Target withName(String other) {
    return new Target(other, scalesTime, clients, player, mishap, remarks);
  }

  /** The same, to which something may happen. */
  public Target withMishaps(Supplier<Optional<String>> source) {
    return new Target(name, scalesTime, clients, player, source, remarks);
  }

  /** The same, of which a reader has to know this. */
  public Target withRemarks(List<String> sentences) {
    return new Target(name, scalesTime, clients, player, mishap, sentences);
  }
}
