package dev.wiretwin.bridge.virtual.at.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WsFramesTest implements WsFrames.Sink {
  private final List<String> seen = new ArrayList<>();

  private void read(String hex, int most, int step) {
    byte[] all = HexFormat.of().parseHex(hex.replace(" ", ""));
    WsFrames frames = new WsFrames(most, this);
    for (int from = 0; from < all.length; from += step) {
      frames.receive(Arrays.copyOfRange(all, from, Math.min(all.length, from + step)));
    }
  }

  @Override
  public void data(byte[] bytes) {
    seen.add(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void control(int opcode, byte[] bytes) {
    seen.add(opcode + " " + new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void broken() {
    seen.add("broken");
  }

  /** The examples of RFC 6455 §5.7, the masked one, too. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void framesAreReadHoweverTheyAreCut(int step) {
    read(
        "810548656c6c6f 818537fa213d7f9f4d5158 010348656c 80026c6f 890548656c6c6f 8800 8200",
        1024,
        step);
    assertThat(seen).containsExactly("Hello", "Hello", "Hel", "lo", "9 Hello", "8 ", "");
  }

  @Test
  void longLengthsAreReadAndALongFrameComesInPieces() {
    read("827e0100" + "41".repeat(256) + "827f0000000000000003424344", 200, 50);
    assertThat(seen).containsExactly("A".repeat(200), "A".repeat(56), "BCD");
    seen.clear();
    read("8204" + "41".repeat(4), 2, 100);
    assertThat(seen).containsExactly("AA", "AA");
  }

  @Test
  void aLengthThatCannotBeIsBroken() {
    read("827f00000000ffffffff", 1024, 10);
    read("827fffffffffffffffff", 1024, 10);
    read("897e00ff", 1024, 10);
    assertThat(seen).containsExactly("broken", "broken", "broken");
  }

  @Test
  void ourFramesAreWholeAndMasked() {
    byte[] hello = "Hello".getBytes(StandardCharsets.US_ASCII);
    int[] mask = {0x37, 0xfa, 0x21, 0x3d};
    int[] at = {0};
    byte[] frame = WsFrames.frame(1, hello, () -> mask[at[0]++]);
    assertThat(HexFormat.of().formatHex(frame)).isEqualTo("818537fa213d7f9f4d5158");
    assertThat(WsFrames.frame(2, new byte[126], () -> 0))
        .hasSize(134)
        .startsWith(0x82, 0xfe, 0, 126);
    assertThat(WsFrames.frame(2, new byte[65_536], () -> 0))
        .hasSize(65_550)
        .startsWith(0x82, 0xff, 0, 0, 0, 0, 0, 1, 0, 0);
  }
}
