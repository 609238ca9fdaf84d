package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirmwareClientTest {
  private static final String NEW = "{do:'new'},";
  private static final String CONNECT = "{do:'connect',url:'ws://127.0.0.1:{port}/'}";

  @Test
  void callsAtTheWrongTimeAreErrors() {
    assertThat(Scene.play(NEW + CONNECT + "," + CONNECT + ",{do:'send',hex:'61'}", "").events())
        .startsWith(
            "error Websocket already connecting or connected.\n",
            "error Websocket isn't connected.\n");
  }

  @Test
  void anUrlEndsAtItsNul() {
    assertThat(
            Scene.play(
                    NEW + "{do:'connect',url:'ws://127.0.0.1:{port}/a\\u0000b'}",
                    "{do:'send_handshake'}")
                .requests()
                .get(0))
        .startsWith("GET /a HTTP");
  }

  @Test
  void collectingAClientThatNeverConnectedTellsMinus100() {
    assertThat(Scene.play(NEW + "{do:'drop'}", "").events()).containsExactly("close -100");
  }

  @Test
  void aConnectionKeepsItsClientAlive() {
    Scene scene = Scene.connected("{do:'drop'}", "{do:'send',hex:'810161',delay_ms:60},{do:'fin'}");
    assertThat(scene.events()).containsExactly("connection", "receive 1 61", "close -99");
  }

  @Test
  void connectingInTheCloseCallbackLosesTheClient() {
    Scene scene =
        Scene.play(
            NEW
                + "{do:'on',event:'close',handler:'connect',url:'ws://127.0.0.1:{port}/'},"
                + "{do:'connect',url:'bad'},{do:'wait',event:'connection',n:1},"
                + "{do:'lua',code:'assert(ws.__gc)'},{do:'drop'}",
            "{do:'send_handshake'},{do:'fin',delay_ms:9}");
    assertThat(scene.events()).containsExactly("close -1", "connection", "close -99");
    assertThat(scene.callers()).containsExactly("client", "nil", "nil");
  }

  @Test
  void collectingByHandFreesTwice() {
    Scene scene = Scene.play(NEW + "{do:'lua',code:'ws:__gc() ws:__gc()'}", "");
    assertThat(scene.events()).containsExactly("close -100");
    assertThat(scene.diagnoses()).containsExactly("undefined: __gc frees a client a second time");
  }

  @Test
  void headersThatAreNoTableAreIgnored() {
    assertThat(
            Scene.play(
                    NEW + "{do:'config',lua:'{headers=5}'},{do:'config',lua:'5'}," + CONNECT,
                    "{do:'send_handshake'}")
                .events())
        .containsExactly(
            "error bad argument #1 to 'config' (table expected, got number)", "connection");
  }

  @Test
  void opcodesAreLookedAtOnlyAsTheSecondOfTwo() {
    assertThat(Scene.connected("{do:'send_raw_args',args:['a',2],nargs:2}", "").frames())
        .containsExactly("2 61");
    assertThat(Scene.connected("{do:'send_raw_args',args:['a',2,3],nargs:3}", "").frames())
        .containsExactly("1 61");
  }

  @Test
  void theBrokenProfileSaysMinus8WhereMinus7IsRightAndNothingElse() {
    String answer =
        "{do:'send_handshake',text:'HTTP/1.1 %s\\r\\nSec-WebSocket-Accept: no\\r\\n\\r\\n'}";
    String broken = "run_ms:2000,broken:true";
    assertThat(Scene.play(NEW + CONNECT, answer.formatted("101 X")).events())
        .containsExactly("close -7");
    assertThat(Scene.play(broken, NEW + CONNECT, answer.formatted("101 X")).events())
        .containsExactly("close -8");
    assertThat(Scene.play(broken, NEW + CONNECT, answer.formatted("404 X")).events())
        .containsExactly("close -17");
  }
}
