package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.at.AtRecovery.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AtRecoveryTest {
  private final List<String> written = new ArrayList<>();
  private final AtRecovery recovery =
      new AtRecovery(bytes -> written.add(AtText.escaped(bytes)), false, 0);

  private Finding next() {
    return recovery.tick(recovery.deadline());
  }

  @Test
  void itEndsAWaitForDataThenALineThenAsks() {
    assertThat(recovery.tick(recovery.deadline() - 1)).isEqualTo(Finding.NONE);
    assertThat(recovery.hasEndedLine()).isFalse();
    next();
    assertThat(recovery.hasEndedLine()).isTrue();
    next();
    assertThat(written).containsExactly("+++", "\\r\\n", "AT+CIPMUX?\\r\\n");
    assertThat(recovery.ok()).isEqualTo(Finding.NONE);
    recovery.line("+CIPMUX:1");
    assertThat(recovery.ok()).isEqualTo(Finding.LISTENS);
  }

  @Test
  void whereDataIsAwaitedNothingElseIsSaidBeforeThatHasBeenEndedThreeTimes() {
    written.clear();
    AtRecovery inData = new AtRecovery(bytes -> written.add(AtText.escaped(bytes)), true, 0);
    for (int i = 0; i < 4; i++) {
      inData.tick(inData.deadline());
    }
    assertThat(written).containsExactly("+++", "+++", "+++", "\\r\\n", "AT+CIPMUX?\\r\\n");
    written.clear();
    AtRecovery ended = new AtRecovery(bytes -> written.add(AtText.escaped(bytes)), true, 0);
    ended.canceled(0);
    assertThat(written).containsExactly("+++", "\\r\\n");
  }

  @Test
  void anAnswerToAQuestionNotYetAskedIsNone() {
    recovery.line("+CIPMUX:1");
    assertThat(recovery.ok()).isEqualTo(Finding.NONE);
  }

  @Test
  void aWaitForDataThatIsOverNeedsNoMoreWaiting() {
    recovery.canceled(0);
    recovery.canceled(0);
    assertThat(written).containsExactly("+++", "\\r\\n");
  }

  @Test
  void aModuleWithOneLinkHasForgottenThatThereWereMore() {
    next();
    next();
    recovery.line("+CIPMUX:0");
    assertThat(recovery.ok()).isEqualTo(Finding.FORGETFUL);
  }

  @Test
  void silenceIsAskedThreeTimes() {
    Finding last = Finding.NONE;
    while (last == Finding.NONE) {
      last = next();
    }
    assertThat(last).isEqualTo(Finding.DEAD);
    assertThat(written).hasSize(9);
  }

  @Test
  void aBusyModuleIsGivenTimeButNotForEver() {
    Finding last = Finding.NONE;
    int asked = 0;
    while (last == Finding.NONE) {
      asked++;
      last = recovery.busy(recovery.deadline());
      next();
    }
    assertThat(last).isEqualTo(Finding.DEAD);
    assertThat(asked).isBetween(30, 60);
    assertThat(written).contains("AT+CIPMUX?\\r\\n");
  }
}
