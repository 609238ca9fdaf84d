package dev.wiretwin.core.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.testkit.coverage.OwnCoverage.Measured;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.ExecutionDataWriter;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module in a folder: one main class with and without a test that reaches all of it. */
class OwnCoverageTest {
  private static final String STAIRS = Stairs.class.getName();

  @TempDir Path module;

  @BeforeEach
  void oneMainClassAndNoTest() throws IOException {
    Files.createDirectories(module.resolve("src/test"));
    Files.createDirectories(module.resolve("target/coverage"));
    Files.createDirectories(module.resolve("target/test-classes"));
    Path copy = module.resolve("target/classes").resolve(STAIRS.replace('.', '/') + ".class");
    Files.createDirectories(copy.getParent());
    Files.write(copy, stairs());
  }

  @Test
  void aClassWithoutATestFailsTheBuildAndIsNamed() throws IOException {
    assertThat(report()).contains("0 %", STAIRS, "no StairsTest", "What to do");
    assertThatThrownBy(() -> OwnCoverageCheck.main(new String[] {module.toString(), "80"}))
        .isInstanceOf(OwnCoverageCheck.TooLittle.class);
  }

  @Test
  void whatOnlyAnotherTestReachesDoesNotCount() throws Exception {
    testReaches("StairsTest", "up");
    testReaches("HouseTest", "up", "height");
    assertThat(measure()).isEqualTo(new Measured(STAIRS, List.of(STAIRS + "Test"), 6, 3));
    assertThat(report()).contains(" 50 %", "3 of    6 lines", STAIRS);
  }

  @Test
  void whatRunsOnceWhenTheClassIsLoadedCountsWhoeverLoadsIt() throws Exception {
    testReaches("StairsTest", "up", "height");
    assertThat(measure().reached()).isEqualTo(4);
    testLoadsAndReaches("HouseTest");
    assertThat(measure().reached()).isEqualTo(6);
  }

  @Test
  void aClassThatItsOwnTestReachesPasses() throws Exception {
    testLoadsAndReaches("StairsTest", "up", "height");
    assertThat(measure().percent()).isEqualTo(100);
    assertThat(report()).isEmpty();
    assertThatCode(() -> OwnCoverageCheck.main(new String[] {module.toString(), "80"}))
        .doesNotThrowAnyException();
  }

  @Test
  void theTestOnRealSocketsCountsAsOwn() throws Exception {
    testLoadsAndReaches("StairsTest", "up");
    testReaches("StairsIT", "height");
    assertThat(measure())
        .isEqualTo(new Measured(STAIRS, List.of(STAIRS + "Test", STAIRS + "IT"), 6, 6));
  }

  @Test
  void whatADeletedTestReachedDoesNotCount() throws Exception {
    testReaches("StairsTest", "up", "height");
    Files.delete(testClass("StairsTest"));
    assertThat(measure().tests()).isEmpty();
    assertThat(report()).contains("no StairsTest");
  }

  @Test
  void aClassMayBeExemptWithAReason() throws IOException {
    exempt(STAIRS + ": climbed by hand");
    assertThat(report()).isEmpty();
  }

  @Test
  void anExemptionThatNobodyNeedsFailsTheBuild() throws Exception {
    exempt(STAIRS + ": climbed by hand\ndev.wiretwin.Gone: was hard to test");
    testLoadsAndReaches("StairsTest", "up", "height");
    assertThat(report())
        .contains("exempt without need: 100 %", "exempt, but no such class: dev.wiretwin.Gone");
  }

  @Test
  void anExemptionWithoutAReasonIsRefused() throws IOException {
    exempt(STAIRS);
    assertThatThrownBy(this::report)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a reason is missing");
  }

  @Test
  void remarksAndEmptyLinesAreNoExemptions() throws IOException {
    exempt("# a remark\n\na.B: because: of C\n");
    assertThat(Exemptions.readFrom(module.resolve("src/test/own-test-exceptions.txt")))
        .isEqualTo(new Exemptions(Map.of("a.B", "because: of C")));
  }

  private String report() throws IOException {
    return OwnCoverageCheck.report(module, 80);
  }

  private Measured measure() throws IOException {
    Path target = module.resolve("target");
    List<Measured> all =
        new OwnCoverage(
                target.resolve("classes"),
                target.resolve("test-classes"),
                target.resolve("coverage"))
            .measure();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private void exempt(String lines) throws IOException {
    Files.writeString(module.resolve("src/test/own-test-exceptions.txt"), lines);
  }

  /** A test that comes after another one which had loaded the class. */
  private void testReaches(String test, String... methods) throws Exception {
    run(test, true, methods);
  }

  /** A test that is the first to need the class. */
  private void testLoadsAndReaches(String test, String... methods) throws Exception {
    run(test, false, methods);
  }

  /** Runs the methods of an instrumented copy and files their data under the test's name. */
  private void run(String test, boolean alreadyLoaded, String... methods) throws Exception {
    LoggerRuntime runtime = new LoggerRuntime();
    RuntimeData data = new RuntimeData();
    runtime.startup(data);
    byte[] instrumented = new Instrumenter(runtime).instrument(stairs(), STAIRS);
    Class<?> loaded = new OneClass(instrumented).initialised();
    if (alreadyLoaded) {
      data.reset();
    }
    Object stairs = loaded.getDeclaredConstructor().newInstance();
    for (String method : methods) {
      loaded.getDeclaredMethod(method).invoke(stairs);
    }
    write(test, data);
    runtime.shutdown();
  }

  private void write(String test, RuntimeData data) throws IOException {
    ExecutionDataStore reached = new ExecutionDataStore();
    data.collect(reached, new SessionInfoStore(), false);
    String name = Stairs.class.getPackageName() + "." + test;
    Path file = module.resolve("target/coverage").resolve(name + ".exec");
    try (OutputStream out = new FileOutputStream(file.toFile())) {
      reached.accept(new ExecutionDataWriter(out));
    }
    Files.createDirectories(testClass(test).getParent());
    Files.write(testClass(test), new byte[0]);
  }

  private Path testClass(String test) {
    String packages = Stairs.class.getPackageName().replace('.', '/');
    return module.resolve("target/test-classes").resolve(packages).resolve(test + ".class");
  }

  private static byte[] stairs() throws IOException {
    try (InputStream bytes = Stairs.class.getResourceAsStream("Stairs.class")) {
      return bytes.readAllBytes();
    }
  }

  /** Loads the instrumented copy beside the class of the same name. */
  private static final class OneClass extends ClassLoader {
    private final byte[] bytes;

    OneClass(byte[] bytes) {
      super(OneClass.class.getClassLoader());
      this.bytes = bytes;
    }

    Class<?> initialised() throws ClassNotFoundException {
      defineClass(STAIRS, bytes, 0, bytes.length);
      return Class.forName(STAIRS, true, this);
    }
  }
}
