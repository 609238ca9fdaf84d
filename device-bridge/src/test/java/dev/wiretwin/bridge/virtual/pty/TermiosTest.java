package dev.wiretwin.bridge.virtual.pty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class TermiosTest {
  private final byte[] bytes = new byte[Termios.BYTES];
  private final ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  private final Termios termios = new Termios(bytes);

  // VB-01
  @Test
  void rawMeansThatNothingIsEchoedTranslatedOrHeldBack() {
    for (int i = 0; i < 16; i += 4) {
      words.putInt(i, -1);
    }
    termios.makeRaw(115200);
    assertThat(words.getInt(0) & 0x5EB).isZero();
    assertThat(words.getInt(4) & 1).isZero();
    assertThat(words.getInt(8) & 0x1130).isEqualTo(0x1030);
    assertThat(words.getInt(12) & 0x804B).isZero();
    assertThat(bytes[22]).isZero();
    assertThat(bytes[23]).isEqualTo((byte) 1);
  }

  @Test
  void usualRatesHaveTheirCodeAndOthersTheirNumber() {
    termios.makeRaw(115200);
    assertThat(words.getInt(8) & 0x100F).isEqualTo(0x1002);
    assertThat(termios.speed()).isEqualTo(115200);
    termios.makeRaw(74880);
    assertThat(words.getInt(8) & 0x100F).isEqualTo(0x1000);
    assertThat(termios.speed()).isEqualTo(74880);
  }
}
