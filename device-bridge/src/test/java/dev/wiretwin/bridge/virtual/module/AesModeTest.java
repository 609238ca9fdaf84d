package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.lua.LuaError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AesModeTest {
  private static final byte[] KEY = hex("2b7e151628aed2a6abf7158809cf4f3c");
  private static final byte[] START = hex("000102030405060708090a0b0c0d0e0f");
  private static final byte[] PLAIN = hex("6bc1bee22e409f96e93d7e117393172a");

  private static byte[] hex(String text) {
    return Codings.fromHex(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  // NIST SP 800-38A F.1.1 and F.2.1, first block
  @Test
  void blocksAsTheStandardShowsThem() {
    assertThat(AesMode.of("aes-ecb").run(true, KEY, PLAIN, new byte[0]))
        .isEqualTo(hex("3ad77bb40d7a3660a89ecaf32466ef97"));
    assertThat(AesMode.of("AES-CBC").run(true, KEY, PLAIN, START))
        .isEqualTo(hex("7649abac8119b246cee98e9b12e9197d"));
  }

  @Test
  void shortDataComesBackWithZeros() {
    byte[] data = "twenty bytes of data".getBytes(StandardCharsets.ISO_8859_1);
    for (AesMode mode : AesMode.values()) {
      byte[] secret = mode.run(true, KEY, data, START);
      assertThat(secret).hasSize(32);
      assertThat(mode.run(false, KEY, secret, START)).isEqualTo(Arrays.copyOf(data, 32));
    }
    assertThat(AesMode.AES_CBC.run(true, KEY, new byte[0], START)).isEmpty();
  }

  @Test
  void aShortVectorIsFilledUpAndALongOneCut() {
    byte[] zeros = AesMode.AES_CBC.run(true, KEY, PLAIN, new byte[16]);
    assertThat(AesMode.AES_CBC.run(true, KEY, PLAIN, new byte[0])).isEqualTo(zeros);
    assertThat(AesMode.AES_CBC.run(true, KEY, PLAIN, new byte[40])).isEqualTo(zeros);
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(() -> AesMode.of("DES"))
        .isInstanceOf(LuaError.class)
        .hasMessage("unknown cipher: DES");
    assertThatThrownBy(() -> AesMode.AES_ECB.run(true, new byte[15], PLAIN, START))
        .isInstanceOf(LuaError.class)
        .hasMessage("crypto op failed");
  }
}
