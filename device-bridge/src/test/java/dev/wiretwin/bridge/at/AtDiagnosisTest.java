package dev.wiretwin.bridge.at;

import static dev.wiretwin.bridge.at.ToyModule.ERROR;
import static dev.wiretwin.bridge.at.ToyModule.OK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AtDiagnosisTest implements AtDiagnosis.Result {
  private final ToyModule toy = new ToyModule().up();

  /** By then one that knows a network has joined it. */
  @BeforeEach
  void waitUntilItMustHaveJoined() {
    toy.pass(9);
  }

  private void ask(String host, String... words) {
    AtAnswer refusal = new AtAnswer(AtAnswer.Kind.ERROR, List.of(words), new byte[0], true);
    toy.loop.execute(
        () -> new AtDiagnosis(toy.module.dialect(), host, toy.module, this).begin(refusal));
    toy.loop.run();
  }

  @Override
  public void again() {
    toy.seen.add("again");
  }

  @Override
  public void noNetwork() {
    toy.seen.add("no network");
  }

  @Override
  public void noName() {
    toy.seen.add("no name");
  }

  @Override
  public void nothingFound() {
    toy.seen.add("nothing");
  }

  @Test
  void oneThatHasJustStartedIsTriedAgainAfterAMoment() {
    toy.up();
    ask("bench", "no ip");
    assertThat(toy.seen).isEmpty();
    toy.pass(1);
    assertThat(toy.seen).containsExactly("again");
  }

  @Test
  void wordsThatSaySoAreBelievedWithoutAQuestion() {
    ask("bench", "DNS Fail");
    ask("bench", "no ip");
    assertThat(toy.seen).containsExactly("no name", "no network");
  }

  @Test
  void withoutWordsTheNetworkAndThenTheNameAreAskedFor() {
    toy.answer("AT+CWSTATE?", "+CWSTATE:2,\"lab\"\\r\\n" + OK).answer("AT+CIPDOMAIN", ERROR);
    ask("bench");
    toy.answer("AT+CIPDOMAIN", "+CIPDOMAIN:\"10.0.0.7\"\\r\\n" + OK);
    ask("bench");
    ask("10.0.0.7");
    assertThat(toy.seen)
        .containsExactly(
            "AT+CWSTATE?",
            "AT+CIPDOMAIN=\"bench\"",
            "no name",
            "AT+CWSTATE?",
            "AT+CIPDOMAIN=\"bench\"",
            "nothing",
            "AT+CWSTATE?",
            "nothing");
  }

  @Test
  void aStationWithoutANetworkIsFoundInBothForms() {
    toy.answer("AT+CWSTATE?", "+CWSTATE:3,\"lab\"\\r\\n" + OK);
    ask("bench");
    toy.answer("AT+CWSTATE?", "STATUS:5\\r\\n" + OK);
    ask("bench");
    assertThat(toy.seen).filteredOn("no network"::equals).hasSize(2);
  }

  @Test
  void whoStartsAnewTellsThatByItself() {
    toy.answer("AT+CWSTATE?", "\\r\\nready\\r\\n");
    ask("bench");
    assertThat(toy.seen).doesNotContain("nothing", "no network");
  }
}
