package dev.wiretwin.core.scenario;

import dev.wiretwin.core.lab.Faults;
import dev.wiretwin.core.lab.LabScript;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads a scenario, YAML or JSON, in the vocabulary of the recorded vectors or in friendlier words
 * that come to the same. Stateless, any thread.
 */
public final class ScenarioReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");
  private static final long USUAL_RUN_MS = 10_000;

  private ScenarioReader() {}

  /**
   * Reads one scenario.
   *
   * @param file for complaints; its ending decides between YAML and JSON, else the first character
   *     does
   * @throws ScenarioProblems if it is none; names every fault
   */
  public static Scenario read(String file, String text) {
    Suite suite =
        SuiteReader.read(file, text.getBytes(StandardCharsets.UTF_8), sibling -> Optional.empty());
    if (suite.scenarios().size() != 1) {
      throw ScenarioProblems.about(file, "must hold one scenario, not " + suite.scenarios().size());
    }
    return suite.scenarios().get(0);
  }

  /**
   * @param fallback its name when it gives none
   */
  static Scenario read(Value value, String fallback) {
    Section bare = value.section();
    Section fields = bare.with(variables(bare));
    fields.find("notes", "note").ifPresent(Value::text);
    fields.present(List.of("vars", "needs"));
    Optional<Value> options = fields.find("options");
    Section timing = options.map(Value::section).orElse(fields);
    long runMs = timing.millis("run", USUAL_RUN_MS);
    double timeScale =
        timing.find("time_scale").map(scale -> scale.decimal(0.001, 1000)).orElse(1.0);
    OptionalInt port = timing.integer("listen_port", 1, 65_535);
    OptionalLong tolerance = tolerance(timing);
    OptionalInt failing = timing.integer("fail_ws_alloc", 1, 1000);
    Optional<Recorded> recorded = recorded(fields, failing);
    ClientStepReader clients = new ClientStepReader(recorded.isPresent());
    List<ClientStep> steps =
        fields.need("client", "what the client does").map(clients::read).orElse(List.of());
    if (clients.waitedMs() > runMs) {
      fields.complain(
          "waits for " + clients.waitedMs() + " ms in all, and run is only " + runMs + " ms");
    }
    Scenario read =
        new Scenario(
            name(fields, fallback),
            fields.find("title").map(Value::text).orElse(""),
            runMs,
            timeScale,
            port.isPresent() ? Optional.of(port.getAsInt()) : Optional.empty(),
            steps,
            script(fields),
            fields
                .find("expect")
                .map(expect -> ExpectationReader.read(expect, clients.clients()))
                .orElse(List.of()),
            notApplicable(failing, steps),
            fields.truth("server_tls", false),
            fields
                .find("jvm")
                .map(jvm -> JvmSettingsReader.read(jvm.section()))
                .orElse(JvmSettings.DEFAULT),
            tolerance,
            recorded,
            LabHost.USUAL);
    options.ifPresent(given -> timing.done());
    fields.done();
    return read;
  }

  private static OptionalLong tolerance(Section timing) {
    return timing
        .find("tolerance", "tolerance_ms")
        .map(given -> OptionalLong.of(given.millis()))
        .orElse(OptionalLong.empty());
  }

  private static Map<String, String> variables(Section fields) {
    Map<String, String> variables = new HashMap<>();
    fields
        .find("vars")
        .map(vars -> vars.section().all())
        .orElse(Map.of())
        .forEach(
            (name, value) -> {
              if (!VARIABLE.matcher(name).matches()) {
                value.complain("must have a name of letters, digits and _");
              } else if (Reading.isReserved(name)) {
                value.complain("must have another name: " + name + " is filled in by the run");
              } else {
                variables.put(name, value.text());
              }
            });
    return variables;
  }

  private static String name(Section fields, String fallback) {
    Optional<Value> given = fields.find("name", "id");
    String name = given.map(Value::text).orElse(fallback);
    if (!isName(name)) {
      given.ifPresentOrElse(
          value -> value.fault("letters, digits, -, _ and single dots, at most 100 of them"),
          () -> fields.complain("needs a name of letters, digits, - and _"));
    }
    return name;
  }

  /** Names become parts of file names and URLs. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches() && !name.contains("..");
  }

  private static Optional<String> notApplicable(OptionalInt failing, List<ClientStep> steps) {
    return failing.isPresent()
        ? Optional.of("needs an allocation of the firmware to fail")
        : ClientStepReader.luaReason(steps);
  }

  /** Without a word about it, the server shakes hands and listens. */
  private static LabScript script(Section fields) {
    Faults faults = fields.find("faults").map(v -> faults(v.section())).orElse(Faults.NONE);
    return new LabScript(
        fields
            .find("server")
            .map(ServerStepReader::read)
            .orElseGet(() -> List.of(List.of(ServerStepReader.HANDSHAKE))),
        faults);
  }

  private static Faults faults(Section fields) {
    Faults read =
        new Faults(
            fields.integer("seed", Integer.MIN_VALUE, Integer.MAX_VALUE).orElse(1),
            fields.integer("chop", 0, 1 << 20).orElse(0),
            fields.millis("delay", 0),
            bytes(fields, "fin_after"),
            bytes(fields, "reset_after"));
    fields.done();
    return read;
  }

  private static OptionalLong bytes(Section fields, String name) {
    OptionalInt given = fields.integer(name, 0, Integer.MAX_VALUE);
    return given.isPresent() ? OptionalLong.of(given.getAsInt()) : OptionalLong.empty();
  }

  private static Optional<Recorded> recorded(Section fields, OptionalInt failing) {
    Optional<String> group = fields.find("group").map(Value::text);
    Optional<String> status = fields.find("status").map(Value::text);
    Map<String, Object> findings = new LinkedHashMap<>();
    for (String name : Recorded.FINDINGS) {
      fields.find(name).ifPresent(value -> findings.put(name, value.plain()));
    }
    failing.ifPresent(nth -> findings.put(Recorded.FAILING, nth));
    return status.map(said -> new Recorded(group.orElse(""), said, findings));
  }
}
