package dev.wiretwin.api.compare;

import static dev.wiretwin.api.compare.Outcomes.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.module.Profile;
import dev.wiretwin.core.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built-in suites, compared between the client of the JVM and virtual boards as everybody has
 * them: everything is the same or known on a sound board, and not on a broken one.
 */
@Timeout(300)
class SuitesOnBoardIT {
  private static final int BOARDS = 14;

  /** It wants port 80, which may be taken, or not for everybody. */
  private static final String PORT_80 = "url.port-default-80";

  @TempDir private Path folder;

  private List<Compared> compare(Profile profile, int boards, List<Scenario> scenarios) {
    BoardSettings settings = BoardSettings.DEFAULT.withProfile(profile);
    try (SuiteFleet fleet = new SuiteFleet(folder, settings, boards)) {
      List<Compared> all = fleet.compare(scenarios);
      assertThat(all).hasSameSizeAs(scenarios);
      return all;
    }
  }

  @Test
  void allRecordedVectorsAreTheSameOrKnownOrSkipped() {
    List<Compared> all =
        compare(Profile.NODEMCU_3_0_0, BOARDS, BuiltInSuites.unhurried("nodemcu-3.0.0"));
    assertThat(named(all, Verdict.NEW)).isEmpty();
    Map<String, String> open = named(all, Verdict.INCONCLUSIVE);
    open.remove(PORT_80);
    assertThat(open).isEmpty();
    Map<String, String> skipped = named(all, Verdict.SKIPPED);
    skipped.remove(PORT_80);
    assertThat(skipped).hasSize(34).containsKeys("url.blackhole-late", "mem.send-16");
    assertThat(skipped.values())
        .allMatch(
            why ->
                why.contains("only be taken in Lua")
                    || why.contains("needs an allocation")
                    || why.contains("would leave this machine"));
    assertThat(named(all, Verdict.SAME).size() + named(all, Verdict.KNOWN).size())
        .isGreaterThanOrEqualTo(302);
  }

  @Test
  void aBoardThatSaysMinus8WhereMinus7IsRightIsNoticedAndNamed() {
    List<Scenario> handshakes =
        BuiltInSuites.unhurried("nodemcu-3.0.0").stream()
            .filter(one -> one.name().startsWith("hs."))
            .toList();
    List<Compared> all = compare(Profile.BROKEN, BOARDS, handshakes);
    Map<String, String> fresh = named(all, Verdict.NEW);
    assertThat(fresh)
        .containsOnlyKeys(
            "hs.accept-echo-key",
            "hs.accept-lowercased",
            "hs.accept-missing",
            "hs.accept-wrong",
            "hs.nul-before-accept",
            "hs.split-after-status",
            "hs.split-in-accept");
    assertThat(fresh.get("hs.accept-wrong")).isEqualTo("close (1): close -7 ≠ close -8");
    assertThat(fresh.values()).allMatch(said -> said.contains("close -8"));
    assertThat(named(all, Verdict.INCONCLUSIVE)).isEmpty();
  }

  @Test
  void smokeAndRfc6455BringNothingNew() {
    List<Scenario> both = BuiltInSuites.brisk("smoke", "rfc6455");
    List<Compared> all = compare(Profile.NODEMCU_3_0_0, BOARDS, both);
    assertThat(named(all, Verdict.NEW)).isEmpty();
    assertThat(named(all, Verdict.INCONCLUSIVE)).isEmpty();
    assertThat(named(all, Verdict.SKIPPED)).isEmpty();
  }
}
