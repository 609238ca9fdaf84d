package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.testkit.VirtualRuns;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own client passes the suites that say what a client must do, in virtual time. */
class BuiltInSuitesTest {
  /** What asks for TLS, which there is none of in memory. */
  private static final String NEEDS_TLS = "no-tls";

  static Stream<Named<Scenario>> scenarios() {
    return Stream.of("smoke", "rfc6455")
        .flatMap(suite -> Suites.load(suite).scenarios().stream())
        .filter(one -> !one.serverTls() && !one.name().equals(NEEDS_TLS))
        .map(one -> Named.of(one.name(), one));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theClientOfTheJvmPasses(Scenario scenario) {
    assertThat(new VirtualRuns().run(scenario).sentences()).isEmpty();
  }
}
