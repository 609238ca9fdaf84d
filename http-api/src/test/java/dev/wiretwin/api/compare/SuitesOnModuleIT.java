package dev.wiretwin.api.compare;

import static dev.wiretwin.api.compare.Outcomes.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import dev.wiretwin.core.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
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

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Firmware.class,
      names = {"AT_1_7", "AT_2", "AT_5"})
  void smokeAndRfc6455BringNothingNew(Firmware firmware) {
    List<Scenario> both = BuiltInSuites.brisk("smoke", "rfc6455");
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
