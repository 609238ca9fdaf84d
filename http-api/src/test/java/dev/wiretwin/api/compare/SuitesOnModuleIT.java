package dev.wiretwin.api.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.Suites;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The short suites, compared between the client of the JVM over its own sockets and over those of
 * virtual modules of each generation: the engine is the same, so what differs is the module's.
 */
@Timeout(300)
class SuitesOnModuleIT {
  private static final int MODULES = 8;

  /** Fast, but not so fast that a busy machine is seen. */
  private static final double PACE = 0.5;

  /** For 90 s of health checks. */
  private static final double FAST = 0.25;

  private static final long LONG_MS = 60_000;

  @TempDir private Path folder;

  private static Scenario brisk(Scenario one) {
    return one.withTimeScale(one.runMs() > LONG_MS ? FAST : PACE);
  }

  /** What a person would want to see of the ones that came to this. */
  private static Map<String, String> named(List<Compared> all, Verdict verdict) {
    Map<String, String> named = new TreeMap<>();
    all.stream()
        .filter(one -> one.verdict() == verdict)
        .forEach(one -> named.put(one.scenario().name(), said(one.deciding())));
    return named;
  }

  private static String said(Attempt attempt) {
    return attempt.sentences()
        + attempt.findings().stream()
            .map(finding -> finding.divergence().toString())
            .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @EnumSource(
      value = Firmware.class,
      names = {"AT_1_7", "AT_2", "AT_5"})
  void smokeAndRfc6455BringNothingNew(Firmware firmware) {
    List<Scenario> both =
        Stream.of("smoke", "rfc6455")
            .flatMap(suite -> Suites.find(suite).orElseThrow().scenarios().stream())
            .map(SuitesOnModuleIT::brisk)
            .toList();
    BoardSettings settings = BoardSettings.DEFAULT.withFirmware(firmware);
    try (SuiteFleet fleet = new SuiteFleet(folder, settings, MODULES)) {
      List<Compared> all = fleet.compare(both);
      assertThat(all).hasSameSizeAs(both);
      assertThat(named(all, Verdict.NEW)).isEmpty();
      assertThat(named(all, Verdict.INCONCLUSIVE)).isEmpty();
      assertThat(named(all, Verdict.SKIPPED)).isEmpty();
      assertThat(named(all, Verdict.KNOWN)).hasSizeBetween(2, 6).containsKey("broken");
    }
  }
}
