package dev.wiretwin.api.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.scenario.ScenarioReader;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EquivalenceTest {
  @Test
  void keysAndPortsAreSetAside() {
    Equivalence aside = new Equivalence(500);
    assertThat(aside.header("sec-websocket-key", "abc")).isEqualTo("{key}");
    assertThat(aside.header("host", "h:80")).isEqualTo("h:{port}");
    assertThat(aside.header("origin", "h:80")).isEqualTo("h:80");
  }

  private static long tolerance(String scenario, double scale, TargetInfo second) {
    return Equivalence.of(
            ScenarioReader.read("x.yaml", scenario).withTimeScale(scale), TargetInfo.JVM, second)
        .toleranceMs();
  }

  @Test
  void theScenarioSaysHowMuchTimeMayDiffer() {
    String patient = "{client: [], tolerance: 2s}";
    assertThat(tolerance("{client: []}", 1, TargetInfo.JVM)).isEqualTo(800);
    assertThat(tolerance(patient, 1, TargetInfo.JVM)).isEqualTo(2_300);
  }

  @Test
  void theLessExactTargetAddsItsOwnAndMoreOfItTheFasterTheClock() {
    assertThat(tolerance("{client: []}", 1, Traces.BOARD)).isEqualTo(1_000);
    assertThat(tolerance("{client: []}", 0.05, Traces.BOARD)).isEqualTo(10_500);
  }

  @Test
  void withinItTwoTimesAreTheSame() {
    assertThat(new Equivalence(1).sameTime(0, 1_000_000)).isTrue();
    assertThat(new Equivalence(1).sameTime(1_000_001, 0)).isFalse();
  }

  @Test
  void whatIsSetAsideIsDeclared() {
    Equivalence own =
        new Equivalence(
            0, List.of(new Equivalence.HeaderRule("x-id", Pattern.compile("[0-9]+"), "{id}")));
    assertThat(own.header("x-id", "a 12 b 3")).isEqualTo("a {id} b 3");
    assertThat(own.header("sec-websocket-key", "abc")).isEqualTo("abc");
    assertThat(new Equivalence(0).headers())
        .extracting(Equivalence.HeaderRule::name)
        .containsExactly("sec-websocket-key", "host");
  }

  @Test
  void theGreetingOfTlsIsToldByItsFirstBytes() {
    assertThat(Equivalence.isTls(Bytes.fromHex("1603010200"))).isTrue();
    assertThat(Equivalence.isTls(Bytes.fromHex("150303"))).isTrue();
    assertThat(Equivalence.isTls(Bytes.fromHex("1603"))).isFalse();
    assertThat(Equivalence.isTls(Bytes.fromHex("170303"))).isFalse();
    assertThat(Equivalence.isTls(Bytes.utf8("GET / HTTP/1.1"))).isFalse();
  }
}
