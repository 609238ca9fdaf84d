package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signals reach a process of its own. */
@Timeout(60)
class HurriedEndTest {
  /** Cleans up for ever. */
  public static final class Stubborn {
    private Stubborn() {}

    public static void main(String[] args) {
      CountDownLatch never = new CountDownLatch(1);
      UntilStopped command =
          new UntilStopped(
              () -> {
                say("cleaning up");
                try {
                  never.await();
                } catch (InterruptedException ending) {
                  Thread.currentThread().interrupt();
                }
              });
      command.hold(() -> say("ready"));
    }

    private static void say(String word) {
      System.out.println(word);
      System.out.flush();
    }
  }

  @Test
  void theSecondSignalEndsAtOnce() throws Exception {
    long began;
    Process stubborn = start();
    try (BufferedReader said = stubborn.inputReader()) {
      assertThat(said.readLine()).isEqualTo("ready");
      signal(stubborn, "INT");
      assertThat(said.readLine()).isEqualTo("cleaning up");
      began = System.nanoTime();
      signal(stubborn, "INT");
      assertThat(stubborn.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      stubborn.destroyForcibly();
    }
    assertThat(System.nanoTime() - began).isLessThan(UntilStopped.PATIENCE.toNanos());
    assertThat(stubborn.exitValue()).isEqualTo(128 + 2);
  }

  @Test
  void theFirstAloneIsPatientToALimit() throws Exception {
    Process stubborn = start();
    try (BufferedReader said = stubborn.inputReader()) {
      assertThat(said.readLine()).isEqualTo("ready");
      signal(stubborn, "TERM");
      assertThat(stubborn.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(said.readLine()).isEqualTo("cleaning up");
    } finally {
      stubborn.destroyForcibly();
    }
    assertThat(stubborn.exitValue()).isEqualTo(128 + 15);
  }

  private static Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Stubborn.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void signal(Process to, String name) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, "" + to.pid()).start().waitFor()).isZero();
  }
}
