package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

// VB-66
class WifiAirTest {
  private final WifiAir air = new WifiAir(List.of(AccessPoint.HOME));
  private final StationConfig home = new StationConfig("wiretwin", "", Optional.empty());

  @Test
  void networksComeAndGo() {
    assertThat(air.find(home)).hasValue(AccessPoint.HOME);
    air.lose();
    assertThat(air.find(home)).isEmpty();
    assertThat(air.heard()).isEmpty();
    air.giveBack();
    assertThat(air.heard()).containsExactly(AccessPoint.HOME);
  }

  @Test
  void hospitableAirKnowsEveryNameWhileThereIsAny() {
    WifiAir kind = WifiAir.hospitable(List.of(AccessPoint.HOME));
    StationConfig mine = new StationConfig("mine", "my-password", Optional.empty());
    assertThat(kind.find(mine).map(AccessPoint::password)).hasValue("my-password");
    assertThat(kind.find(home)).hasValue(AccessPoint.HOME);
    assertThat(air.find(mine)).isEmpty();
    kind.lose();
    assertThat(kind.find(mine)).isEmpty();
  }

  @Test
  void whoAskedLastIsTold() {
    List<String> told = new ArrayList<>();
    air.onChange(() -> told.add("first"));
    air.onChange(() -> told.add("second"));
    air.lose();
    air.giveBack();
    assertThat(told).containsExactly("second", "second");
  }
}
