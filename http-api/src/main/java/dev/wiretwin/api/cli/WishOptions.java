package dev.wiretwin.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.wiretwin.api.comparisons.Wish;
import dev.wiretwin.core.scenario.ScenarioProblems;
import dev.wiretwin.core.scenario.Suites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What shall be compared, and on whom: options of {@code wiretwin compare}. */
final class WishOptions {
  private static final String VIRTUAL = "virtual";

  @Option(
      names = "--targets",
      split = ",",
      paramLabel = "TARGET",
      defaultValue = "virtual,jvm",
      description =
          "Two or more: jvm; virtual, a virtual board of its own; board:NAME, as `wiretwin boards`"
              + " lists them; board:PATH of a serial port (default: virtual,jvm). A module with AT"
              + " firmware has more ways: board:NAME+tls leaves TLS to it, board:NAME+ws takes its"
              + " own WebSocket; board:NAME+921600 raises its rate meanwhile, +rtscts uses RTS and"
              + " CTS where they are wired.")
  private List<String> targets;

  @Option(
      names = "--suite",
      paramLabel = "NAME",
      description =
          "A suite, or one scenario of it: smoke, rfc6455, nodemcu-3.0.0, smoke/echo (default:"
              + " smoke).")
  private String suite;

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "A file of yours, with one scenario or several.")
  private Path scenario;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Try each scenario so often; every attempt is kept, flakiness is shown.")
  private Integer repeat;

  @Option(
      names = "--time-scale",
      paramLabel = "X",
      converter = TimeScale.class,
      description =
          "Real milliseconds per millisecond of a scenario: 0.05 is twenty times faster. Real"
              + " boards keep real time.")
  private Double timeScale;

  @Option(
      names = "--fence",
      paramLabel = "N",
      description = "The number of the lease under which the boards are used.")
  private Long fence;

  double pace() {
    return timeScale == null ? 1 : timeScale;
  }

  boolean namesVirtual() {
    return targets.contains(VIRTUAL);
  }

  /**
   * @throws CommandFailure if that makes no sense; a wrong file is told with line and column
   */
  Wish wish() {
    if (suite != null && scenario != null) {
      throw new CommandFailure(ExitCode.USAGE, "give --suite or --scenario, not both.", null);
    }
    String named = suite == null && scenario == null ? "smoke" : suite;
    return new Wish(
        null,
        named,
        scenario == null ? null : read(scenario),
        targets.stream().map(one -> one.equals(VIRTUAL) ? OwnBoards.VIRTUAL : one).toList(),
        repeat,
        timeScale,
        scenario == null ? null : name(scenario),
        fence);
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName()).replaceAll("\\p{Cntrl}", "_");
    return name.substring(0, Math.min(name.length(), 100));
  }

  private static JsonNode read(Path file) {
    if (Files.isDirectory(file)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--scenario takes one file, in which several scenarios may stand as a list; "
              + SafeText.of(file + " is a folder."),
          null);
    }
    try {
      Suites.load(file);
      String text = Files.readString(file);
      return name(file).endsWith(".json") ? new JsonMapper().readTree(text) : new TextNode(text);
    } catch (ScenarioProblems wrong) {
      throw CommandFailure.wrongScenario(wrong);
    } catch (IOException unreadable) {
      throw new CommandFailure(ExitCode.USAGE, SafeText.of(file + " cannot be read."), unreadable);
    }
  }
}
