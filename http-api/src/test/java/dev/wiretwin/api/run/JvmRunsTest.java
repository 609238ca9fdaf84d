package dev.wiretwin.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.scenario.ScenarioResult.Verdict;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JvmRunsTest {
  @Test
  void aScenarioRunsOnRealSockets() {
    try (JvmRuns runs = new JvmRuns(new LocalNames(), Instant.now())) {
      var result =
          runs.run(
              Plays.scenario(
                  "{client: [connect, wait: close], server: [handshake, close: 1000, fin],"
                      + " expect: [close: -6]}"));
      assertThat(result.orTimeout(20, TimeUnit.SECONDS).join().verdict()).isEqualTo(Verdict.PASSED);
    }
  }

  @Test
  void closingEndsWhatStillRuns() {
    JvmRuns runs = new JvmRuns(new LocalNames(), Instant.now());
    var endless =
        runs.run(Plays.scenario("{client: [connect, wait: close], server: [expect_request]}"));
    runs.close();
    assertThat(endless.getNow(null)).isNull();
  }

  @Test
  void whatWouldLeaveThisMachineIsNotRun() {
    String elsewhere = "{client: [connect: {url: 'ws://10.255.255.1:80/'}, wait: close]}";
    try (JvmRuns runs = new JvmRuns(new LocalNames(), Instant.now())) {
      var result = runs.run(Plays.scenario(elsewhere), runs.jvm()).join();
      assertThat(result.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
      assertThat(result.sentences()).containsExactly("would leave this machine, for 10.255.255.1");
      assertThat(result.trace().events()).isEmpty();
    }
  }
}
