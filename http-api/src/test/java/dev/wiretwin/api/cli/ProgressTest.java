package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final StringWriter err = new StringWriter();
  private long now;
  private final Progress progress = Progress.unattended(new PrintWriter(err), () -> now);

  @AfterEach
  void end() {
    progress.close();
  }

  @Test
  void nothingIsSaidBeforeSomethingBegins() {
    now = 5 * SECOND;
    progress.tick();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theFirstSecondIsSilentThenALineIsSaidAndAgainFiveSecondsLater() {
    progress.begin("step 1");
    now = SECOND - 1;
    progress.tick();
    assertThat(err.toString()).isEmpty();
    now = SECOND;
    progress.tick();
    now = 6 * SECOND - 1;
    progress.tick();
    assertThat(err.toString().lines()).containsExactly("step 1 …");
    now = 6 * SECOND;
    progress.tick();
    assertThat(err.toString().lines()).containsExactly("step 1 …", "step 1 …");
  }

  @Test
  void howFarItIsIsToldWithTheNextLineAndMakesNoneByItself() {
    progress.begin("all");
    progress.goOn("step 1", ", 9 s left");
    now = SECOND;
    progress.tick();
    progress.goOn("step 1", ", 8 s left");
    progress.tick();
    progress.goOn("step 2", ", 7 s left");
    progress.tick();
    assertThat(err.toString().lines()).containsExactly("step 1, 9 s left …", "step 2, 7 s left …");
  }

  @Test
  void whatBeginsAnewHasItsOwnSecond() {
    progress.begin("step 1");
    now = SECOND;
    progress.begin("step 2");
    progress.tick();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatGoesOnHasHadItsSecond() {
    progress.begin("case 1");
    now = SECOND;
    progress.goOn("case 2");
    progress.tick();
    assertThat(err.toString().lines()).containsExactly("case 2 …");
  }

  @Test
  void theRealOneTicksByItself() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(2);
    try (Progress real =
        Progress.on(
            new PrintWriter(err),
            () -> {
              asked.countDown();
              return 0;
            })) {
      real.begin("something");
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
