package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signals reach a process of its own. */
@Timeout(60)
class HurriedEndTest {
  private static final long LIMIT_SECONDS = 50;

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

  /**
   * Hears of SIGINT even where the tests run in the background of a shell, which has its children
   * ignore it. Ends in time whatever happens: nobody else wakes who reads what it says.
   */
  private static Process start() throws IOException {
    Process process =
        new ProcessBuilder(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Stubborn.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    return process;
  }

  private static void signal(Process to, String name) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, "" + to.pid()).start().waitFor()).isZero();
  }
}
