package dev.wiretwin.core.testkit.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jacoco.agent.rt.IAgent;
import org.jacoco.agent.rt.RT;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down which lines each test class reached by itself, one file per class, for {@link
 * OwnCoverageCheck} to judge. Found by the JUnit platform through {@code META-INF/services}; idle
 * where JaCoCo's agent or the property {@value #DIRECTORY} is missing, as in an IDE. Supposes that
 * test classes run one after another.
 */
public final class OwnCoverageListener implements TestExecutionListener {
  static final String DIRECTORY = "own.coverage.directory";

  /** Of this JVM; what an earlier one left is replaced. */
  private static final Set<String> WRITTEN = ConcurrentHashMap.newKeySet();

  private TestPlan plan;
  private IAgent agent;
  private Path directory;

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    String wanted = System.getProperty(DIRECTORY);
    if (wanted == null || !isAgentRunning()) {
      return;
    }
    plan = started;
    agent = RT.getAgent();
    directory = Path.of(wanted);
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (agent != null && isTopLevelClass(test)) {
      agent.reset();
    }
  }

  @Override
  public void executionFinished(
      TestIdentifier test, org.junit.platform.engine.TestExecutionResult result) {
    if (agent != null && isTopLevelClass(test)) {
      write(className(test), agent.getExecutionData(true));
    }
  }

  private boolean isTopLevelClass(TestIdentifier test) {
    return className(test) != null
        && plan.getParent(test).map(parent -> className(parent) == null).orElse(true);
  }

  private static String className(TestIdentifier test) {
    return test.getSource()
        .filter(ClassSource.class::isInstance)
        .map(source -> ((ClassSource) source).getClassName())
        .orElse(null);
  }

  /** A class that is run again, because a test of it failed, adds to what it reached before. */
  private void write(String testClass, byte[] data) {
    OpenOption how =
        WRITTEN.add(testClass) ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND;
    try {
      Files.createDirectories(directory);
      Files.write(
          directory.resolve(testClass + ".exec"),
          data,
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isAgentRunning() {
    try {
      RT.getAgent();
      return true;
    } catch (IllegalStateException notStarted) {
      return false;
    }
  }
}
