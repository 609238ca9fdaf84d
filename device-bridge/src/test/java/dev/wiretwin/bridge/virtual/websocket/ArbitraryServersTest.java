package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server sends, in whatever pieces: the model answers with events or a diagnosis. */
class ArbitraryServersTest {
  private static final int ROUNDS = 150;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void arbitraryBytesEndInEventsOrOneDiagnosis(boolean documented) {
    Random random = new Random(documented ? 7 : 3);
    for (int round = 0; round < ROUNDS; round++) {
      StringJoiner steps = new StringJoiner(",");
      steps.add("{do:'send_handshake'}");
      for (int i = random.nextInt(8); i >= 0; i--) {
        steps.add(
            "{do:'send',hex:'%s',delay_ms:%d}".formatted(segment(random), 1 + random.nextInt(9)));
      }
      steps.add(random.nextBoolean() ? "{do:'fin'}" : "{do:'rst'}");
      Scene scene =
          Scene.play(
              "run_ms:300,documented:" + documented,
              "{do:'new'},{do:'connect',url:'ws://127.0.0.1:{port}/'},"
                  + "{do:'wait',event:'receive',n:1},{do:'send',hex:'61'},{do:'close'}",
              steps.toString());
      assertThat(scene.diagnoses()).as(steps::toString).hasSameSizeAs(scene.resets());
      assertThat(scene.diagnoses().size()).isLessThanOrEqualTo(1);
      if (scene.diagnoses().isEmpty()) {
        assertThat(scene.events()).as(steps::toString).last().asString().startsWith("close");
      } else {
        assertThat(documented).isFalse();
      }
    }
  }

  /** Something like frames, cut anywhere, sometimes garbage. */
  private static String segment(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(24)];
    random.nextBytes(bytes);
    if (random.nextInt(4) > 0) {
      int[] openings = {0x81, 0x82, 0x01, 0x00, 0x80, 0x89, 0x8a, 0x88, 0x09};
      bytes[0] = (byte) openings[random.nextInt(openings.length)];
    }
    if (bytes.length > 1 && random.nextInt(4) > 0) {
      bytes[1] = (byte) Math.max(0, bytes.length - 2 + random.nextInt(3) - 1);
    }
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void connectingForEverInTheCloseCallbackOverflowsTheDevicesStackAndNoOther() {
    Scene scene =
        Scene.play(
            "{do:'new'},{do:'lua',code:'ws:on([[close]], function(c) ws:connect([[bad]]) end)'},"
                + "{do:'connect',url:'bad'}",
            "");
    assertThat(scene.diagnoses())
        .containsExactly("undefined: calls within calls pass the end of the stack");
    assertThat(scene.resets()).hasSize(1);
  }
}
