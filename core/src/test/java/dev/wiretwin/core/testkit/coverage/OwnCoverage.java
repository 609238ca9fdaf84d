package dev.wiretwin.core.testkit.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IMethodCoverage;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.tools.ExecFileLoader;

/**
 * Measures how much of each main class {@code X} its own test, {@code XTest} or {@code XIT},
 * reaches without help from any other. Nested types count with the class they stand in.
 *
 * <p>A static initialiser runs once per JVM, in whichever test comes first; its lines, and those of
 * the private methods it calls, count as reached when any test reached them.
 */
final class OwnCoverage {
  private final Path classes;
  private final Path testClasses;
  private final Path executions;

  /**
   * @param classes folder of compiled main classes
   * @param testClasses folder of compiled tests
   * @param executions folder of what {@link OwnCoverageListener} wrote
   */
  OwnCoverage(Path classes, Path testClasses, Path executions) {
    this.classes = classes;
    this.testClasses = testClasses;
    this.executions = executions;
  }

  /** One measurement per top-level main class, sorted by name. */
  List<Measured> measure() throws IOException {
    ExecutionDataStore everybody = everybody();
    List<Measured> all = new ArrayList<>();
    for (Map.Entry<String, List<Path>> type : classFilesByTopLevelClass().entrySet()) {
      all.add(measure(type.getKey(), type.getValue(), everybody));
    }
    return all;
  }

  private Measured measure(String name, List<Path> files, ExecutionDataStore everybody)
      throws IOException {
    List<String> tests = new ArrayList<>();
    ExecFileLoader own = new ExecFileLoader();
    for (String test : List.of(name + "Test", name + "IT")) {
      Path data = executions.resolve(test + ".exec");
      if (Files.exists(testClasses.resolve(test.replace('.', '/') + ".class"))) {
        tests.add(test);
        if (Files.exists(data)) {
          own.load(data.toFile());
        }
      }
    }
    BitSet lines = new BitSet();
    BitSet reached = new BitSet();
    for (Path file : files) {
      byte[] part = Files.readAllBytes(file);
      Set<String> once = InitialisedOnce.methodsOf(part);
      for (IMethodCoverage method : analyze(part, own.getExecutionDataStore())) {
        add(method, lines, reached);
      }
      for (IMethodCoverage method : analyze(part, everybody)) {
        if (once.contains(method.getName() + method.getDesc())) {
          add(method, lines, reached);
        }
      }
    }
    return new Measured(name, List.copyOf(tests), lines.cardinality(), reached.cardinality());
  }

  private static void add(IMethodCoverage method, BitSet lines, BitSet reached) {
    for (int line = method.getFirstLine(); line >= 0 && line <= method.getLastLine(); line++) {
      var instructions = method.getLine(line).getInstructionCounter();
      if (instructions.getTotalCount() > 0) {
        lines.set(line);
      }
      if (instructions.getCoveredCount() > 0) {
        reached.set(line);
      }
    }
  }

  private static List<IMethodCoverage> analyze(byte[] classFile, ExecutionDataStore data)
      throws IOException {
    CoverageBuilder builder = new CoverageBuilder();
    new Analyzer(data, builder).analyzeClass(classFile, "a main class");
    return builder.getClasses().stream().flatMap(type -> type.getMethods().stream()).toList();
  }

  private ExecutionDataStore everybody() throws IOException {
    ExecFileLoader all = new ExecFileLoader();
    for (Path file : filesBelow(executions, ".exec")) {
      all.load(file.toFile());
    }
    return all.getExecutionDataStore();
  }

  private Map<String, List<Path>> classFilesByTopLevelClass() throws IOException {
    Map<String, List<Path>> byClass = new TreeMap<>();
    for (Path file : filesBelow(classes, ".class")) {
      String path =
          classes.relativize(file).toString().replace(file.getFileSystem().getSeparator(), ".");
      String name = path.replaceFirst("(\\$.*)?\\.class$", "");
      if (!name.endsWith("-info")) {
        byClass.computeIfAbsent(name, n -> new ArrayList<>()).add(file);
      }
    }
    return byClass;
  }

  private static List<Path> filesBelow(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /**
   * How many of a class's lines its own tests reached.
   *
   * @param tests those there are, fully named; empty when there is none
   */
  record Measured(String name, List<String> tests, int lines, int reached) {
    /** Whole percent, rounded down; a class without a line is covered. */
    int percent() {
      return lines == 0 ? 100 : reached * 100 / lines;
    }
  }
}
