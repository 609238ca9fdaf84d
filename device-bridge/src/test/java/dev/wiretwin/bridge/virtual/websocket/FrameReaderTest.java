package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
  @Test
  void severalFramesOfOneSegmentAreTaken() {
    assertThat(Scene.receiving("810161820162830163").events())
        .containsExactly("connection", "receive 1 61", "receive 2 62", "receive 3 63");
  }

  @Test
  void aPayloadInPiecesIsPutTogether() {
    assertThat(Scene.receiving("81046162", "63", "64").events())
        .containsExactly("connection", "receive 1 61626364");
  }

  @Test
  void theFirstFragmentIsLost() {
    assertThat(Scene.receiving("010161", "800162").events())
        .containsExactly("connection", "receive 1 62");
    assertThat(Scene.receiving("010161", "000162800163810164").events())
        .startsWith("connection", "receive 1 6263");
  }

  @Test
  void theLongFormIsReadFourBytesShort() {
    assertThat(Scene.receiving("817f0000000261628100").events())
        .containsExactly("connection", "receive 1 6162", "receive 1");
  }

  @Test
  void masksAreTakenOffInPlaceAlsoWhenAByteIsMissing() {
    assertThat(Scene.receiving("8182010101016060").events())
        .containsExactly("connection", "receive 1 6161");
    // One byte missing: the buffer's NUL is unmasked, and what is there gets its mask back later.
    assertThat(Scene.receiving("81820101010160", "60").events())
        .containsExactly("connection", "receive 1 6061");
  }

  @Test
  void pingsAreAnsweredPongsAreNot() {
    Scene scene = Scene.receiving("890161", "8a0161");
    assertThat(scene.events()).containsExactly("connection");
    assertThat(scene.frames()).containsExactly("10 61");
  }

  @Test
  void aCloseFrameIsEchoedAndItsAcknowledgementEndsTheConnection() {
    Scene scene = Scene.receiving("880403e86162");
    assertThat(scene.frames()).containsExactly("8 03e86162");
    assertThat(scene.events()).containsExactly("connection", "close -6");
  }

  @ParameterizedTest
  @CsvSource({
    "800161,-15",
    "0100,-10",
    "880103,-13",
  })
  void faultsEndTheConnection(String segment, int code) {
    assertThat(Scene.receiving(segment).events()).containsExactly("connection", "close " + code);
  }

  @ParameterizedTest
  @CsvSource({"8000,-12", "0000,-11"})
  void emptyLaterFragmentsFailAsTheirAllocationsDo(String segment, int code) {
    assertThat(Scene.receiving("010161", segment).events())
        .containsExactly("connection", "close " + code);
  }

  @ParameterizedTest
  @CsvSource({"6,-9", "7,-8"})
  void allocationsThatFailEndTheConnection(int allocation, int code) {
    Scene scene =
        Scene.play(
            "run_ms:500,fail_ws_alloc:" + allocation,
            "{do:'new'},{do:'connect',url:'ws://127.0.0.1:{port}/'}",
            "{do:'send_handshake'},{do:'send',hex:'810461',delay_ms:60},"
                + "{do:'send',hex:'62',delay_ms:60}");
    assertThat(scene.events()).containsExactly("connection", "close " + code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"81", "817e", "817e00", "818c1122334461", "898500000000"})
  void aHeaderInPiecesIsReadBeyondTheBuffer(String segment) {
    Scene scene = Scene.receiving(segment, "00");
    assertThat(scene.diagnoses()).singleElement().asString().contains("ws_receiveCallback");
    assertThat(scene.resets()).hasSize(1);
  }

  @Test
  void aFrameBehindOneThatWasPutTogetherIsCopiedFromFreedMemory() {
    Scene scene = Scene.receiving("810261", "62810163");
    assertThat(scene.events()).containsExactly("connection", "receive 1 6162");
    assertThat(scene.diagnoses())
        .containsExactly("undefined: ws_receiveCallback uses memory after it was freed");
  }

  @ParameterizedTest
  @CsvSource({"65531,false", "65532,true"})
  void sumsOf16BitsEndInALoop(int length, boolean hangs) {
    Scene scene =
        Scene.connected(
            "", "{do:'send',hex:'817e%04x',fill:'61',fill_count:%d}".formatted(length, length));
    assertThat(scene.events()).hasSize(hangs ? 17 : 2);
    assertThat(scene.diagnoses()).hasSize(hangs ? 1 : 0);
  }

  @Test
  void allMemoryIsGivenBack() {
    Scene scene =
        Scene.connected(
            "",
            "{do:'send',hex:'010161',delay_ms:60},{do:'send',hex:'800461',delay_ms:60},"
                + "{do:'send',hex:'626364890161',delay_ms:60}");
    assertThat(scene.resets()).hasSize(1);
    scene =
        Scene.connected(
            "",
            "{do:'send',hex:'010161',delay_ms:60},{do:'send',hex:'810461',delay_ms:60},"
                + "{do:'fin',delay_ms:60}");
    assertThat(scene.events()).containsExactly("connection", "close -99");
    assertThat(scene.freeAtEnd()).isEqualTo(Scene.FREE);
  }
}
