package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameSenderTest {
  private static Scene sending(String steps) {
    return Scene.connected(steps, "");
  }

  @Test
  void messagesAreFramed() {
    assertThat(sending("{do:'send',hex:'6869'}").frames()).containsExactly("1 6869");
    assertThat(sending("{do:'send',hex:'',opcode:2}").frames()).containsExactly("2");
  }

  // VB-37
  @Test
  void aSecondSendBeforeTheFirstIsAcknowledgedIsLost() {
    assertThat(sending("{do:'send',hex:'61'},{do:'send',hex:'62'}").frames())
        .containsExactly("1 61");
    assertThat(sending("{do:'send',hex:'61'},{do:'wait',ms:10},{do:'send',hex:'62'}").frames())
        .containsExactly("1 61", "1 62");
  }

  @ParameterizedTest
  @CsvSource({"125", "126", "2912"})
  void lengthsUpToTheSendBufferGoOut(int length) {
    Scene scene = sending("{do:'send',fill:'61',len:" + length + "}");
    assertThat(scene.frames()).hasSize(1);
    assertThat(scene.diagnoses()).isEmpty();
  }

  // VB-37
  @Test
  void theRestOfALongerFrameIsSentFromFreedMemory() {
    Scene scene = sending("{do:'send',fill:'61',len:2913}");
    assertThat(scene.diagnoses())
        .containsExactly("undefined: espconn_tcp_sent uses memory after it was freed");
  }

  @Test
  void lengthsAreCutTwice() {
    assertThat(sending("{do:'send',fill:'61',len:65538}").frames()).containsExactly("1 6161");
    assertThat(sending("{do:'send',fill:'61',len:65528}").frames()).isEmpty();
  }

  @Test
  void memoryThatIsMissingEndsTheConnection() {
    assertThat(
            Scene.play(
                    "run_ms:500,fail_ws_alloc:6",
                    "{do:'new'},{do:'connect',url:'ws://127.0.0.1:{port}/'},"
                        + "{do:'wait',event:'connection',n:1},{do:'send',hex:'61'}",
                    "{do:'send_handshake'}")
                .events())
        .containsExactly("connection", "close -16");
  }
}
