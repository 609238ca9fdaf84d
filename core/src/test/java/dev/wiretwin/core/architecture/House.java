package dev.wiretwin.core.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.wiretwin.core.testkit.coverage.Exemptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One module as its rules see it: what was compiled and what was written. Immutable. */
public final class House {
  /** The module the tests run in: Maven's working directory. */
  private static final Path MODULE = Path.of("").toAbsolutePath();

  private static final String FIXTURES = "architecture/fixture";

  private House() {}

  public static JavaClasses mainClasses() {
    return new ClassFileImporter().importPath(MODULE.resolve("target/classes"));
  }

  /**
   * Tests, testkit and, where they are built, benchmarks; without the fixtures that break rules.
   */
  public static JavaClasses testClasses() {
    return new ClassFileImporter()
        .withImportOption(location -> !location.contains(FIXTURES))
        .importPath(MODULE.resolve("target/test-classes"));
  }

  public static SourceRules mainSources() {
    return SourceRules.below(List.of(MODULE.resolve("src/main/java")), file -> false);
  }

  public static SourceRules allSources() {
    return SourceRules.below(
        List.of(
            MODULE.resolve("src/main/java"),
            MODULE.resolve("src/test/java"),
            MODULE.resolve("src/bench/java")),
        file -> file.toString().replace('\\', '/').contains(FIXTURES));
  }

  /** The classes excused from a test of their own. */
  public static Set<String> testExceptions() {
    try {
      return Exemptions.readFrom(MODULE.resolve("src/test/own-test-exceptions.txt")).classes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Set<String> names(JavaClasses classes) {
    return classes.stream().map(JavaClass::getName).collect(Collectors.toUnmodifiableSet());
  }
}
