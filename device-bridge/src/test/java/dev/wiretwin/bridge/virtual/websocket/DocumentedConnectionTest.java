package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentedConnectionTest {
  private static final String CONNECT =
      "{do:'new'},{do:'connect',url:'ws://127.0.0.1:{port}/'},{do:'wait',event:'connection',n:1}";

  private static Scene open(String client, String server) {
    return Scene.play(
        "run_ms:95000,documented:true",
        client.isEmpty() ? CONNECT : CONNECT + "," + client,
        server.isEmpty() ? "{do:'send_handshake'}" : "{do:'send_handshake'}," + server);
  }

  private static Scene connecting(String url, String server) {
    return Scene.play(
        "run_ms:25000,documented:true", "{do:'new'},{do:'connect',url:'" + url + "'}", server);
  }

  @Test
  void nothingThatIsSentIsLost() {
    assertThat(open("{do:'send',hex:'61'},{do:'send',hex:'62'},{do:'close'}", "{do:'echo',ms:100}"))
        .satisfies(
            scene -> {
              assertThat(scene.frames()).containsExactly("1 61", "1 62", "8 03e8");
              assertThat(scene.events())
                  .containsExactly("connection", "receive 1 61", "receive 1 62", "close 0");
            });
    String sends =
        IntStream.of(0, 125, 126, 2913, 9000)
            .mapToObj(length -> "{do:'send',fill:'61',len:" + length + "}")
            .collect(Collectors.joining(","));
    assertThat(open(sends, "").frames()).hasSize(5 + 2);
  }

  @Test
  void fragmentsAndSplitHeadersAreJoined() {
    assertThat(
            open(
                    "",
                    "{do:'send',hex:'01016189',delay_ms:9},{do:'send',hex:'0170',delay_ms:9},"
                        + "{do:'send',hex:'800162',delay_ms:9},{do:'fin',delay_ms:9}")
                .events())
        .containsExactly("connection", "receive 1 6162", "close -110");
  }

  @Test
  void anAnswerInPiecesIsRead() {
    Scene scene =
        Scene.play(
            "run_ms:1000,documented:true",
            CONNECT,
            "{do:'send_handshake',split_at:[5,40],split_delay_ms:20,append_hex:['810161']}");
    assertThat(scene.events()).containsExactly("connection", "receive 1 61");
  }

  @Test
  void theServersCloseIsAnsweredOnce() {
    Scene scene = open("", "{do:'send',hex:'880203e8810161',delay_ms:9}");
    assertThat(scene.frames()).containsExactly("8 03e8");
    assertThat(scene.events()).containsExactly("connection", "close -6");
  }

  @Test
  void closingEndsWithZeroAlsoWhenTheServerIsSilentOrNotThereYet() {
    assertThat(open("{do:'close'},{do:'close'}", "").events())
        .containsExactly("connection", "close 0");
    assertThat(
            Scene.play(
                    "run_ms:1000,documented:true",
                    "{do:'new'},{do:'connect',url:'ws://127.0.0.1:{port}/'},{do:'close'}",
                    "")
                .events())
        .containsExactly("close 0");
  }

  @Test
  void silenceIsNoticed() {
    Scene scene = open("", "");
    assertThat(scene.frames()).containsExactly("9", "9");
    assertThat(scene.events()).containsExactly("connection", "close -19");
    assertThat(connecting("ws://127.0.0.1:{port}/", "{do:'expect_request'}").events())
        .containsExactly("close -18");
  }

  @ParameterizedTest
  @CsvSource({
    "ws://nosuch.test/,-5",
    "ws://127.0.0.1:1/,-109",
    "wss://127.0.0.1:{port}/,-128",
    "ws://10.9.9.9/,-18",
  })
  void notConnectingHasItsCode(String url, int code) {
    assertThat(connecting(url, "").events()).containsExactly("close " + code);
  }

  @ParameterizedTest
  @CsvSource({
    "'{do:''send_handshake'',text:''HTTP/1.1 404 X\\r\\n\\r\\n''}',-17",
    "'{do:''expect_request''},{do:''send'',fill:''61'',fill_count:9000}',-7",
    "'{do:''expect_request''},{do:''fin''}',-99",
    "'{do:''send_handshake''},{do:''rst'',delay_ms:9}',-109",
    "'{do:''send_handshake''},{do:''send'',hex:''8000'',delay_ms:9}',-15",
  })
  void serversFaultsHaveTheirCodes(String server, int code) {
    assertThat(connecting("ws://127.0.0.1:{port}/", server).events())
        .last()
        .isEqualTo("close " + code);
  }

  @Test
  void messagesNeedMemory() {
    Scene scene =
        Scene.play(
            "run_ms:1000,documented:true,heap:100",
            CONNECT + ",{do:'send',fill:'61',len:100}",
            "{do:'send_handshake'}");
    assertThat(scene.events()).containsExactly("connection", "close -16");
  }
}
