package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentedClientTest {
  private static final String NEW = "{do:'new'},";
  private static final String CONNECT = "{do:'connect',url:'ws://127.0.0.1:{port}/'}";

  private static Scene play(String client, String server) {
    return Scene.play("run_ms:1000,documented:true", client, server);
  }

  @Test
  void failuresArriveAfterTheCall() {
    Scene scene = play(NEW + "{do:'connect',url:'bad'},{do:'send',hex:'61'}," + CONNECT, "");
    assertThat(scene.events())
        .containsExactly(
            "error Websocket isn't connected.\n",
            "error Websocket already connecting or connected.\n",
            "close -1");
  }

  @Test
  void reconnectingInTheCloseCallbackKeepsTheClient() {
    Scene scene =
        play(
            NEW + CONNECT + ",{do:'wait',event:'close',n:1}," + CONNECT,
            "{do:'send_handshake'},{do:'send',hex:'820161',delay_ms:9},{do:'fin',delay_ms:9}");
    assertThat(scene.events())
        .containsExactly(
            "connection", "receive 2 61", "close -110", "connection", "receive 2 61", "close -110");
  }

  @Test
  void headersOfTheScriptAreSent() {
    Scene scene =
        play(
            NEW + "{do:'config',headers:[['X-A','1']]},{do:'config',lua:'{}'}," + CONNECT,
            "{do:'send_handshake'}");
    assertThat(scene.requests().get(0)).contains("X-A: 1\r\n");
  }

  @Test
  void opcodesAndClosingWork() {
    Scene scene =
        play(
            NEW
                + CONNECT
                + ",{do:'wait',event:'connection',n:1},{do:'send',hex:'61',opcode:2},{do:'close'},{do:'drop'}",
            "{do:'send_handshake'},{do:'echo',ms:500}");
    assertThat(scene.frames()).containsExactly("2 61", "8 03e8");
    assertThat(scene.events()).containsExactly("connection", "receive 2 61", "close 0");
  }

  @Test
  void aClientThatIsDroppedSaysNothing() {
    assertThat(play(NEW + "{do:'close'},{do:'drop'}", "").events()).isEmpty();
  }
}
