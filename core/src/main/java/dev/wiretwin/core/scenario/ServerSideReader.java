package dev.wiretwin.core.scenario;

import dev.wiretwin.core.lab.LabScript;
import dev.wiretwin.core.lab.LabStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a lab server shall do for clients that nobody scripts: the server side of a scenario,
 * or a bare list of server steps. Stateless, any thread.
 */
public final class ServerSideReader {
  private static final long NEVER_WATCHED_MS = 0;

  private ServerSideReader() {}

  /**
   * @throws ScenarioProblems if the file cannot be read or is neither; names every fault
   */
  public static Scenario read(Path file) {
    return read(file.toString(), Suites.content(file));
  }

  /**
   * The same of what is in no file. The client side of what is read from a bare list is empty.
   *
   * @param file for complaints, as {@link ScenarioReader#read}
   * @throws ScenarioProblems if it is neither; names every fault
   */
  public static Scenario read(String file, byte[] content) {
    Reading reading = new Reading();
    List<Node> roots = TreeReader.read(file, content, reading);
    reading.end();
    if (roots.size() == 1 && isBare(roots.get(0))) {
      Value steps = new Value(roots.get(0), "", reading);
      List<List<LabStep>> connections = ServerStepReader.read(steps);
      reading.end();
      return bare(SuiteReader.baseName(file), new LabScript(connections));
    }
    Suite suite = SuiteReader.read(file, content, sibling -> Optional.empty());
    if (suite.scenarios().size() != 1) {
      throw ScenarioProblems.about(file, "must hold one scenario, not " + suite.scenarios().size());
    }
    return suite.scenarios().get(0);
  }

  /** A list is one of scenarios if its first entry says what a client does. */
  private static boolean isBare(Node root) {
    return root instanceof Node.Items items
        && (items.all().isEmpty()
            || !(items.all().get(0) instanceof Node.Fields fields)
            || fields.all().stream().noneMatch(field -> field.name().equals("client")));
  }

  private static Scenario bare(String name, LabScript script) {
    return new Scenario(
        name,
        "",
        NEVER_WATCHED_MS,
        1,
        Optional.empty(),
        List.of(),
        script,
        List.of(),
        Optional.empty());
  }
}
