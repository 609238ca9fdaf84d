package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WsClientTest {
  private static final String NEW = "{do:'new'},";
  private static final String CONNECT = "{do:'connect',url:'ws://127.0.0.1:{port}/'}";

  private static Scene connecting(String url) {
    return Scene.play(
        "run_ms:12000", NEW + "{do:'connect',url:'" + url + "'}", "{do:'send_handshake'}");
  }

  @Test
  void eachWayOfNotConnectingHasItsCode() {
    assertThat(connecting("http://h").events()).containsExactly("close -1");
    assertThat(connecting("ws://nosuch.test/").events()).containsExactly("close -5");
    assertThat(connecting("ws://127.0.0.1:1/").events()).containsExactly("close -109");
    assertThat(connecting("wss://127.0.0.1:{port}/").events()).containsExactly("close -128");
    assertThat(connecting("ws://10.9.9.9/").events()).containsExactly("close -18");
    assertThat(connecting("ws://async.test:{port}/").events()).containsExactly("connection");
  }

  @Test
  void pingsStopASilentServerAfter90Seconds() {
    Scene scene = Scene.play("run_ms:95000", NEW + CONNECT, "{do:'send_handshake'}");
    assertThat(scene.events()).containsExactly("connection", "close -19");
    assertThat(scene.frames()).containsExactly("9", "9");
  }

  @Test
  void closingIsForcedAfterFiveSeconds() {
    Scene scene =
        Scene.play(
            "run_ms:6000",
            NEW + CONNECT + ",{do:'wait',event:'connection',n:1},{do:'close'}",
            "{do:'send_handshake'}");
    assertThat(scene.events()).containsExactly("connection", "close -99");
    assertThat(scene.frames()).containsExactly("8");
  }

  @Test
  void closingBeforeTheConnectionStandsIsForgottenWhenItStands() {
    Scene scene =
        Scene.play("run_ms:9000", NEW + CONNECT + ",{do:'close'}", "{do:'send_handshake'}");
    assertThat(scene.events()).containsExactly("connection");
  }

  @Test
  void closingWhileDnsIsAskedFreesWhatItsAnswerNeeds() {
    Scene scene = Scene.play(NEW + "{do:'connect',url:'ws://async.test:{port}/'},{do:'close'}", "");
    assertThat(scene.events()).containsExactly("close -99");
    assertThat(scene.diagnoses())
        .containsExactly("undefined: dns_callback uses a connection after it was freed");
  }

  @Test
  void whatArrivesAfterTheConnectTimeoutFindsFreedMemory() {
    Scene scene =
        Scene.play(
            "run_ms:12000",
            NEW + CONNECT,
            "{do:'expect_request'},{do:'send',hex:'61',delay_ms:11000}");
    assertThat(scene.events()).containsExactly("close -18");
    assertThat(scene.diagnoses()).hasSize(1);
  }

  @Test
  void closingTwiceOrNeverConnectedDoesNothing() {
    assertThat(Scene.play(NEW + "{do:'close'}", "").events()).isEmpty();
    Scene scene =
        Scene.play(
            NEW
                + CONNECT
                + ",{do:'wait',event:'close',n:1},{do:'close'},{do:'wait',ms:9},{do:'close'}",
            "{do:'fin'}");
    assertThat(scene.events()).containsExactly("close -99");
    assertThat(scene.freeAtEnd()).isEqualTo(Scene.FREE);
  }
}
