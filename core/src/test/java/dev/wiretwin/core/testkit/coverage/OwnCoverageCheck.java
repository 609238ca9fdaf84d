package dev.wiretwin.core.testkit.coverage;

import dev.wiretwin.core.testkit.coverage.OwnCoverage.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fails the build when a main class is covered too little by its own test, and says what to do. Run
 * by Maven at the end of {@code verify}.
 */
public final class OwnCoverageCheck {
  private OwnCoverageCheck() {}

  /**
   * @param args the module's folder, and the least percentage of lines
   */
  public static void main(String[] args) throws IOException {
    String report = report(Path.of(args[0]), Integer.parseInt(args[1]));
    if (!report.isEmpty()) {
      System.err.println(report);
      throw new TooLittle("some classes are not covered by their own tests; they are listed above");
    }
  }

  /** What is wrong and what to do about it; empty when all is well. */
  static String report(Path module, int least) throws IOException {
    Path target = module.resolve("target");
    Path exemptions = module.resolve("src/test/own-test-exceptions.txt");
    List<Measured> measured =
        new OwnCoverage(
                target.resolve("classes"),
                target.resolve("test-classes"),
                target.resolve("coverage"))
            .measure();
    List<String> faults = faults(measured, least, Exemptions.readFrom(exemptions));
    return faults.isEmpty() ? "" : table(faults, least, exemptions);
  }

  /** A row per class that its test does not cover, and per exemption that nobody needs. */
  private static List<String> faults(List<Measured> measured, int least, Exemptions exemptions) {
    List<String> faults = new ArrayList<>();
    for (Measured type : measured) {
      boolean enough = type.percent() >= least;
      boolean exempt = exemptions.classes().contains(type.name());
      if (!enough && !exempt) {
        faults.add(row(type));
      } else if (exempt && enough && !type.tests().isEmpty()) {
        faults.add("exempt without need: " + row(type));
      }
    }
    Set<String> names = measured.stream().map(Measured::name).collect(Collectors.toSet());
    exemptions.classes().stream()
        .filter(name -> !names.contains(name))
        .sorted()
        .forEach(name -> faults.add("exempt, but no such class: " + name));
    return faults;
  }

  private static String row(Measured type) {
    String tests =
        type.tests().isEmpty()
            ? "no " + simple(type.name()) + "Test"
            : type.tests().stream().map(OwnCoverageCheck::simple).collect(Collectors.joining(", "));
    return String.format(
        "%3d %%  %4d of %4d lines  %-60s %s",
        type.percent(), type.reached(), type.lines(), type.name(), tests);
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String table(List<String> faults, int least, Path exemptions) {
    return String.join(
        System.lineSeparator(),
        "every class must be covered to "
            + least
            + " % of its lines by its own XTest or XIT alone:",
        "  " + String.join(System.lineSeparator() + "  ", faults),
        "What to do: add the missing cases to the class's own test, beside it in the same package.",
        "Only where such a test can say nothing: a line 'class: reason' in " + exemptions + ".",
        "Exempt without need: delete the line from that file.");
  }

  /** Ends the build; where it was thrown helps nobody. */
  static final class TooLittle extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLittle(String sentence) {
      super(sentence, null, false, false);
    }
  }
}
