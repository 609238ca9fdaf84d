package dev.wiretwin.bridge.at;

import static dev.wiretwin.bridge.at.ToyModule.ERROR;
import static dev.wiretwin.bridge.at.ToyModule.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.wifi.WifiLogin;
import dev.wiretwin.bridge.wifi.WifiNetwork;
import dev.wiretwin.bridge.wifi.WifiStatus;
import dev.wiretwin.core.frame.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AtWifiTest {
  private static final String SECRET = "correct, \"horse\"";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String JOINED = "\"lab\",\"02:57:54:00:00:01\",6,-50,0,1,3,0,0\\r\\n" + OK;

  /** An echo, which this module should not give. */
  private static final String JUNK = "junk correct\\\\, \\\\\"horse\\\\\"\\r\\n";

  private final ConsoleLog log = new ConsoleLog(Clock.systemUTC());
  private TalkingModule module = new TalkingModule("2.3.0.0(x)");

  @AfterEach
  void end() {
    module.close();
  }

  private AtWifi wifi() throws InterruptedException {
    module
        .answer("AT+CWMODE?", "+CWMODE:1\\r\\n" + OK)
        .answer("AT+CWSTATE?", "+CWSTATE:2,\"lab\"\\r\\n" + OK)
        .answer("AT+CWJAP?", "+CWJAP:" + JOINED)
        .answer("AT+CIFSR", "+CIFSR:STAIP,\"10.0.0.9\"\\r\\n+CIFSR:STAMAC,\"x\"\\r\\n" + OK)
        .up();
    return new AtWifi(module.module, log, System::nanoTime);
  }

  private void firstGeneration() {
    module.close();
    module = new TalkingModule("1.7.6.0(x)");
    module
        .answer("AT+CWMODE_CUR?", "+CWMODE_CUR:1\\r\\n" + OK)
        .answer("AT+CIPSTATUS", "STATUS:2\\r\\n" + OK)
        .answer("AT+CWJAP_CUR?", "+CWJAP_CUR:" + JOINED);
  }

  private static final WifiStatus IN =
      new WifiStatus(
          1, WifiStatus.GOT_IP, Optional.of("lab"), Optional.of("10.0.0.9"), OptionalInt.of(-50));

  @Test
  void aStationInANetworkTellsAllOfIt() throws Exception {
    assertThat(wifi().status()).isEqualTo(IN);
  }

  @Test
  void theFirstGenerationIsAskedInItsOwnWords() throws Exception {
    firstGeneration();
    assertThat(wifi().status()).isEqualTo(IN);
    assertThat(module.seen).contains("AT+CWMODE_CUR?", "AT+CIPSTATUS", "AT+CWJAP_CUR?");
  }

  @Test
  void aStationOnItsWayHasANameAndNoAddress() throws Exception {
    AtWifi wifi = wifi();
    module.answer("AT+CWSTATE?", "+CWSTATE:3,\"lab\"\\r\\n" + OK).answer("AT+CWJAP?", OK);
    assertThat(wifi.status())
        .isEqualTo(
            new WifiStatus(
                1,
                WifiStatus.CONNECTING,
                Optional.of("lab"),
                Optional.empty(),
                OptionalInt.empty()));
  }

  @Test
  void whatCannotBeReadIsAnErrorInWords() throws Exception {
    AtWifi wifi = wifi();
    module.answer("AT+CWMODE?", "+CWMODE:seven\\r\\n" + OK);
    assertThatThrownBy(wifi::status)
        .isInstanceOf(IOException.class)
        .hasMessage("the module tells of its Wi-Fi what we cannot read: +CWMODE:seven");
    module.answer("AT+CWMODE?", ERROR);
    assertThatThrownBy(wifi::status).hasMessageContaining("refuses AT+CWMODE?");
  }

  @Test
  void networksAreToldTheStrongestFirst() throws Exception {
    AtWifi wifi = wifi();
    module.answer(
        "AT+CWLAP",
        "+CWLAP:(3,\"far\",-80,\"02:57:54:00:00:02\",11,-1,-1,4,4,7,0)\\r\\n"
            + "+CWLAP:(0,\"near\",-40,\"02:57:54:00:00:03\",1,-1,-1,4,4,7,0)\\r\\n"
            + OK);
    assertThat(wifi.scan())
        .containsExactly(
            new WifiNetwork("near", "02:57:54:00:00:03", -40, 0, 1),
            new WifiNetwork("far", "02:57:54:00:00:02", -80, 3, 11));
    assertThat(module.seen).noneMatch(command -> command.startsWith("AT+CWMODE="));
  }

  @Test
  void wifiThatIsOffIsOnWhileItLooks() throws Exception {
    AtWifi wifi = wifi();
    module.answer("AT+CWMODE?", "+CWMODE:2\\r\\n" + OK).answer("AT+CWLAP", ERROR);
    assertThatThrownBy(wifi::scan).hasMessageContaining("refuses AT+CWLAP");
    assertThat(module.seen).containsSubsequence("AT+CWMODE=3", "AT+CWLAP", "AT+CWMODE=2");
  }

  @Test
  void joiningIsKeptAndTheFlashIsLeftAloneBehindIt() throws Exception {
    AtWifi wifi = wifi();
    module.answer("AT+CWMODE?", "+CWMODE:0\\r\\n" + OK);
    wifi.join(WifiLogin.of("la\"b", SECRET));
    assertThat(wifi.awaitAddress(SOON)).extracting(WifiStatus::hasAddress).isEqualTo(true);
    assertThat(module.seen)
        .containsSubsequence(
            "AT+SYSSTORE=1",
            "AT+CWMODE=1",
            "AT+CWJAP=\"la\\\"b\",\"correct\\, \\\"horse\\\"\"",
            "AT+SYSSTORE=0");
  }

  @Test
  void theFirstGenerationKeepsItByTheNameOfTheCommand() throws Exception {
    firstGeneration();
    AtWifi wifi = wifi();
    wifi.join(WifiLogin.of("lab", ""));
    assertThat(wifi.awaitAddress(SOON)).isEqualTo(IN);
    assertThat(module.seen).contains("AT+CWJAP_DEF=\"lab\",\"\"").doesNotContain("AT+SYSSTORE=0");
  }

  @Test
  void aFailureIsToldInTheSameWordsAsABoardsAndWithoutThePassword() throws Exception {
    AtWifi wifi = wifi();
    for (String code : new String[] {"1", "2", "3", "4"}) {
      module.answer("AT+CWJAP=", JUNK + "+CWJAP:" + code + "\\r\\n" + ERROR);
      wifi.join(WifiLogin.of("lab", SECRET));
      assertThatThrownBy(() -> wifi.awaitAddress(SOON))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(
              switch (code) {
                case "2" -> "network \"lab\" does not take the password: check it";
                case "3" -> "network \"lab\" is not found";
                case "4" -> "connecting to network \"lab\" failed";
                default -> "connecting to network \"lab\" after 30 s, without an address";
              });
    }
    module.answer("AT+CWJAP=", JUNK + ERROR);
    wifi.join(WifiLogin.of("lab", SECRET));
    assertThatThrownBy(() -> wifi.awaitAddress(SOON))
        .hasMessageContaining("does not say why (junk ***)")
        .hasMessageNotContaining("horse");
  }

  @Test
  void whoDoesNotAnswerInTimeIsStillConnecting() throws Exception {
    AtWifi wifi = wifi();
    module.answer("AT+CWJAP=", "");
    wifi.join(WifiLogin.of("lab", SECRET));
    assertThatThrownBy(() -> wifi.awaitAddress(Duration.ofMillis(50)))
        .hasMessageContaining("connecting to network \"lab\" after 0 s");
  }

  @Test
  void aStationWithoutAnAddressIsWaitedForUntilTheLimit() throws Exception {
    AtWifi wifi = wifi();
    module.answer("AT+CWSTATE?", "+CWSTATE:1,\"lab\"\\r\\n" + OK);
    assertThatThrownBy(() -> wifi.awaitAddress(Duration.ofMillis(300)))
        .hasMessageContaining("connecting to network \"lab\" after 0 s, without an address");
  }

  @Test
  void aHostNameIsSetBeforeOrRefused() throws Exception {
    AtWifi wifi = wifi();
    WifiLogin named =
        new WifiLogin(Bytes.utf8("lab"), Bytes.utf8("password"), Optional.of("bench-7"));
    wifi.join(named);
    wifi.awaitAddress(SOON);
    assertThat(module.seen).contains("AT+CWHOSTNAME=\"bench-7\"");
    module.answer("AT+CWHOSTNAME", ERROR);
    assertThatThrownBy(() -> wifi.join(named)).hasMessageContaining("refuses AT+CWHOSTNAME");
    assertThat(module.seen.stream().filter("AT+SYSSTORE=0"::equals).count())
        .isGreaterThanOrEqualTo(1);
  }

  @Test
  void thePasswordIsStarsInTheLogWhileItGoesOut() throws Exception {
    AtWifi wifi = wifi();
    module.answer("AT+CWJAP=", "");
    wifi.join(WifiLogin.of("lab", SECRET));
    log.add(
        ConsoleLog.Direction.TO_BOARD,
        "AT+CWJAP=\"lab\",\"correct\\, \\\"horse\\\"\"\r\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(String.join("\n", log.lines())).doesNotContain("horse").contains("lab");
  }
}
