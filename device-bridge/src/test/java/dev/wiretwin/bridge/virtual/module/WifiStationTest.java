package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.cpu.ManualCpu;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WifiStationTest {
  private static final String SSID = AccessPoint.HOME.ssid();
  private static final String BSSID = AccessPoint.HOME.bssid();

  private final ManualCpu cpu = new ManualCpu();
  private final WifiAir air = new WifiAir(List.of(AccessPoint.HOME, WifiBench.OTHER));
  private final List<String> log = new ArrayList<>();
  private final WifiStation station =
      new WifiStation(cpu, air, config(SSID, SSID), up -> log.add(up ? "up" : "down"), new Log());

  private final class Log implements WifiEvents {
    @Override
    public void connected(AccessPoint network) {
      log.add("connected " + network.ssid());
    }

    @Override
    public void disconnected(String ssid, String bssid, int reason) {
      log.add("disconnected " + ssid + " " + bssid + " " + reason);
    }

    @Override
    public void gotIp(IpConfig address) {
      log.add("ip " + address.ip());
    }
  }

  private static StationConfig config(String ssid, String password) {
    return new StationConfig(ssid, password, Optional.empty());
  }

  @BeforeEach
  void boot() {
    station.boot();
    assertThat(log).containsExactly("down", "up");
    log.clear();
  }

  private void hears(long micros, String... expected) {
    cpu.advance(micros);
    assertThat(log).containsExactly(expected);
    log.clear();
  }

  @Test
  void aKnownNetworkIsJoinedAtBootWithoutEvents() {
    assertThat(station.status()).isEqualTo(WifiStation.GOT_IP);
    assertThat(station.address()).hasValue(IpConfig.LEASE);
    assertThat(station.rssi()).isEqualTo(-52);
    station.connect();
    hears(10_000_000);
  }

  @Test
  void leavingAndComingBackTakesItsTime() {
    station.disconnect();
    assertThat(station.status()).isEqualTo(WifiStation.IDLE);
    assertThat(station.address()).isEmpty();
    hears(10_000_000, "down", "disconnected wiretwin " + BSSID + " 8");
    station.connect();
    assertThat(station.status()).isEqualTo(WifiStation.CONNECTING);
    hears(WifiStation.JOIN_MICROS, "connected wiretwin");
    assertThat(station.status()).isEqualTo(WifiStation.CONNECTING);
    hears(WifiStation.LEASE_MICROS, "up", "ip 192.0.2.17");
    assertThat(station.status()).isEqualTo(WifiStation.GOT_IP);
  }

  @Test
  void anUnknownNetworkIsLookedForAgainAndAgain() {
    station.configure(config("elsewhere", ""));
    station.connect();
    log.clear();
    hears(WifiStation.JOIN_MICROS, "disconnected elsewhere ff:ff:ff:ff:ff:ff 201");
    assertThat(station.status()).isEqualTo(WifiStation.NOT_FOUND);
    assertThat(station.rssi()).isEqualTo(31);
    hears(WifiStation.SCAN_MICROS, "disconnected elsewhere ff:ff:ff:ff:ff:ff 201");
  }

  @Test
  void aWrongPasswordIsNoticedLate() {
    station.configure(config(SSID, "guessed"));
    station.connect();
    log.clear();
    hears(WifiStation.JOIN_MICROS);
    hears(WifiStation.HANDSHAKE_MICROS, "disconnected wiretwin " + BSSID + " 15");
    assertThat(station.status()).isEqualTo(WifiStation.WRONG_PASSWORD);
  }

  @Test
  void noNetworkMeansNoAttempt() {
    station.configure(StationConfig.NONE);
    station.connect();
    assertThat(station.status()).isEqualTo(WifiStation.IDLE);
  }

  // VB-66
  @Test
  void aLossIsBelievedAfterSixSecondsAndEndsBySearching() {
    air.lose();
    hears(WifiStation.BEACON_MICROS - 1, "down");
    assertThat(station.status()).isEqualTo(WifiStation.GOT_IP);
    hears(1, "down", "disconnected wiretwin " + BSSID + " 200");
    assertThat(station.status()).isEqualTo(WifiStation.CONNECTING);
    hears(WifiStation.SCAN_MICROS, "disconnected wiretwin ff:ff:ff:ff:ff:ff 201");
    air.giveBack();
    hears(WifiStation.SCAN_MICROS, "connected wiretwin");
    hears(WifiStation.LEASE_MICROS, "up", "ip 192.0.2.17");
  }

  // VB-66
  @Test
  void aShortLossIsNotEvenNoticed() {
    air.lose();
    cpu.advance(WifiStation.BEACON_MICROS - 1);
    air.giveBack();
    hears(20_000_000, "down", "up");
  }

  // VB-66
  @Test
  void aLossBeforeTheAddressDelaysIt() {
    station.disconnect();
    station.connect();
    cpu.advance(WifiStation.JOIN_MICROS);
    log.clear();
    air.lose();
    hears(WifiStation.LEASE_MICROS);
    air.giveBack();
    hears(WifiStation.LEASE_MICROS, "up", "ip 192.0.2.17");
  }

  @Test
  void aFixedAddressReplacesTheLease() {
    station.fixAddress(new IpConfig("10.0.0.9", "255.0.0.0", "10.0.0.1"));
    assertThat(station.address()).map(IpConfig::ip).hasValue("10.0.0.9");
    assertThat(station.fixedAddress()).isPresent();
  }

  @Test
  void aBoardThatBootsWhereItsNetworkIsNotLooksForIt() {
    station.stop();
    air.lose();
    log.clear();
    WifiStation lost =
        new WifiStation(cpu, air, config(SSID, SSID), up -> log.add("link"), new Log());
    lost.boot();
    hears(WifiStation.JOIN_MICROS, "link", "disconnected wiretwin ff:ff:ff:ff:ff:ff 201");
    lost.stop();
    hears(WifiStation.SCAN_MICROS * 3, "link");
  }
}
