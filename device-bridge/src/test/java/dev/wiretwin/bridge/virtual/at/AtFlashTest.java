package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.StationConfig;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** VB-14. */
class AtFlashTest {
  private final AtFlash flash = new AtFlash(115200);

  @Test
  void aNewModuleKnowsTheHomeNetwork() {
    assertThat(flash.startNetwork().ssid()).isEqualTo("wiretwin");
    assertThat(flash.uart().baud()).isEqualTo(115200);
    assertThat(flash.stream()).isEmpty();
  }

  @Test
  void whatIsStoredIsKept() {
    StationConfig other = new StationConfig("lab", "x", Optional.empty());
    flash.store(other);
    assertThat(flash.network()).isEqualTo(other);
    assertThat(flash.startNetwork()).isEqualTo(other);
    flash.storeJoinsByItself(false);
    assertThat(flash.joinsByItself()).isFalse();
    assertThat(flash.startNetwork().isSet()).isFalse();
    flash.storeJoinsByItself(true);
    flash.storeWifiMode(2);
    assertThat(flash.wifiMode()).isEqualTo(2);
    assertThat(flash.startNetwork().isSet()).isFalse();
    AtPeer peer = new AtPeer("h", 1, false);
    flash.storeStream(Optional.of(peer));
    assertThat(flash.stream()).contains(peer);
  }

  @Test
  void restoringKeepsNothingButTheRate() {
    flash.store(new AtUart(9600, 7, 1, 0, 0));
    flash.storeStream(Optional.of(new AtPeer("h", 1, false)));
    flash.restore();
    assertThat(flash.uart()).isEqualTo(AtUart.of(9600));
    assertThat(flash.network().isSet()).isFalse();
    assertThat(flash.stream()).isEmpty();
  }
}
