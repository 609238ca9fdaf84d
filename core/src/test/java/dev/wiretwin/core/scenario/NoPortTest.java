package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.scenario.ScenarioResult.Verdict;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class NoPortTest {
  private static Verdict verdict(int port, String said) {
    return NoPort.of(port, new IOException(said)).verdict();
  }

  @Test
  void aPortThisUserMayNeverHaveMakesAScenarioNotApplicable() {
    NoPort port80 = NoPort.of(80, new IOException("bind(..) failed: Permission denied"));
    assertThat(port80.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(port80.sentence()).contains("port 80");
  }

  @Test
  void anythingElseIsAMatterOfTheMoment() {
    assertThat(verdict(80, "Address already in use")).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(8080, "Permission denied")).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(0, "Permission denied")).isEqualTo(Verdict.INCONCLUSIVE);
  }
}
