package dev.wiretwin.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.scenario.ScenarioReader;
import dev.wiretwin.core.scenario.Suite;
import dev.wiretwin.core.scenario.Suites;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherMachinesTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "ws://127.0.0.1:{port}/, none",
        "ws://10.255.255.1:81/, 10.255.255.1",
        "wss://255.255.255.255:{port}/, 255.255.255.255",
        "ws://nobody.invalid/, none",
        "nonsense, none"
      })
  void anAddressThatIsNotOursIsFound(String url, String other) {
    var scenario = ScenarioReader.read("x.yaml", "client: [{connect: \"" + url + "\"}, close]");
    assertThat(OtherMachines.in(scenario).orElse(null)).isEqualTo(other);
  }

  @Test
  void whereItsLabServerListensIsOurs() {
    var scenario = ScenarioReader.read("x.yaml", "client: [connect, close]");
    assertThat(OtherMachines.in(scenario.withLabHost("192.168.1.20"))).isEmpty();
  }

  @Test
  void ofTheBuiltInSuitesOnlyTwoVectorsWouldLeave() {
    assertThat(Suites.names().stream().map(Suites::load).map(Suite::scenarios))
        .flatExtracting(all -> all)
        .filteredOn(one -> OtherMachines.in(one).isPresent())
        .extracting("name")
        .containsExactly("url.ipv4-broadcast", "url.blackhole-late");
  }
}
