package dev.wiretwin.api.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wiretwin.api.refusal.ScenarioRefusal;
import dev.wiretwin.core.lab.Faults;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioProblems;
import dev.wiretwin.core.scenario.ServerSideReader;
import java.nio.charset.StandardCharsets;

/** Reads from JSON what a lab server shall do, in the words of scenarios. Stateless, any thread. */
public final class LabWords {
  private static final String NAME = "lab";

  private LabWords() {}

  /**
   * A list of server steps, a whole scenario, or either of them as text in YAML.
   *
   * @throws dev.wiretwin.api.refusal.Refusal if it is none; names every fault
   */
  public static Scenario script(JsonNode written) {
    return written.isTextual()
        ? read(NAME + ".yaml", written.textValue())
        : read(NAME + ".json", written.toString());
  }

  /**
   * {@code {seed, chop, delay, fin_after, reset_after}}, as scenarios write it.
   *
   * @throws dev.wiretwin.api.refusal.Refusal if it is anything else; names every fault
   */
  public static Faults faults(JsonNode written) {
    ObjectNode scenario = JsonNodeFactory.instance.objectNode();
    scenario.put("name", NAME).putArray("client");
    scenario.set("faults", written);
    return read(NAME + ".json", scenario.toString()).server().faults();
  }

  private static Scenario read(String file, String text) {
    try {
      return ServerSideReader.read(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (ScenarioProblems wrong) {
      throw ScenarioRefusal.of(wrong);
    }
  }
}
