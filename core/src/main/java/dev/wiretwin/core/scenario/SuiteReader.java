package dev.wiretwin.core.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads a file as a suite: one scenario, a list of them, a mapping with {@code cases}, or one with
 * {@code files} that lie beside it. Not thread safe; one reader reads one suite.
 */
final class SuiteReader {
  private static final int MOST_SCENARIOS = 10_000;
  private static final int MOST_FILES = 1000;
  private static final List<String> SUITE_FIELDS = List.of("cases", "files");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

  private final Reading reading = new Reading();
  private final Function<String, Optional<byte[]>> siblings;
  private final List<Scenario> scenarios = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private String name = "";
  private String title = "";

  private SuiteReader(Function<String, Optional<byte[]>> siblings) {
    this.siblings = siblings;
  }

  /**
   * @param siblings the contents of a file in the same folder, for those that a suite names
   * @throws ScenarioProblems if it is no suite; names every fault
   */
  static Suite read(String file, byte[] content, Function<String, Optional<byte[]>> siblings) {
    SuiteReader reader = new SuiteReader(siblings);
    reader.file(file, content, true);
    return reader.end(baseName(file));
  }

  /**
   * Reads several files as one suite.
   *
   * @param contents the contents of each file
   * @throws ScenarioProblems if any of it is no scenario; names every fault
   */
  static Suite readAll(
      String name, List<String> files, Function<String, Optional<byte[]>> contents) {
    SuiteReader reader = new SuiteReader(contents);
    for (String file : files) {
      contents.apply(file).ifPresent(content -> reader.file(file, content, false));
    }
    reader.name = name;
    return reader.end(name);
  }

  private Suite end(String fallback) {
    reading.end();
    return new Suite(name.isEmpty() ? fallback : name, title, scenarios);
  }

  private void file(String file, byte[] content, boolean mayNameFiles) {
    List<Node> roots = TreeReader.read(file, content, reading);
    for (int i = 0; i < roots.size(); i++) {
      String path = roots.size() == 1 ? "" : "[" + i + "]";
      root(new Value(roots.get(i), path, reading), baseName(file), mayNameFiles);
    }
  }

  private void root(Value root, String fallback, boolean mayNameFiles) {
    if (root.isList()) {
      cases(root);
    } else if (isSuite(root)) {
      suite(root.section(), mayNameFiles);
    } else {
      scenario(root, fallback);
    }
  }

  private static boolean isSuite(Value root) {
    return root.node() instanceof Node.Fields fields
        && fields.all().stream().map(Node.Field::name).anyMatch(SUITE_FIELDS::contains);
  }

  private void suite(Section fields, boolean mayNameFiles) {
    name = fields.find("suite").map(Value::text).orElse(name);
    title = fields.find("title").map(Value::text).orElse(title);
    fields.has("meta");
    fields.find("cases").ifPresent(this::cases);
    if (mayNameFiles) {
      fields.find("files").ifPresent(this::files);
    }
    fields.done();
  }

  private void files(Value list) {
    for (Value entry : list.items(MOST_FILES)) {
      String file = entry.text();
      Optional<byte[]> content =
          FILE.matcher(file).matches() ? siblings.apply(file) : Optional.empty();
      if (content.isPresent()) {
        file(file, content.get(), false);
      } else {
        entry.fault("the name of a file in the same folder");
      }
    }
  }

  private void cases(Value list) {
    list.items(MOST_SCENARIOS).forEach(one -> scenario(one, ""));
  }

  private void scenario(Value value, String fallback) {
    if (!value.isSection()) {
      value.fault("a scenario, which is a mapping of fields");
      return;
    }
    Scenario scenario = ScenarioReader.read(value, fallback);
    if (!names.add(scenario.name())) {
      value.complain("has the name " + scenario.name() + ", which another one has already");
    }
    scenarios.add(scenario);
  }

  /** A file's name without folders and ending. */
  static String baseName(String file) {
    String base = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    int dot = base.lastIndexOf('.');
    return dot > 0 ? base.substring(0, dot) : base;
  }
}
