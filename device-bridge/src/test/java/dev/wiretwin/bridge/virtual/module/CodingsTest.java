package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.lua.LuaError;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodingsTest {
  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  // RFC 4648 §10
  @ParameterizedTest
  @CsvSource({
    "'',''",
    "f,Zg==",
    "fo,Zm8=",
    "foo,Zm9v",
    "foob,Zm9vYg==",
    "fooba,Zm9vYmE=",
    "foobar,Zm9vYmFy"
  })
  void base64AsTheStandardShowsIt(String plain, String coded) {
    assertThat(Codings.toBase64(bytes(plain))).isEqualTo(bytes(coded));
    assertThat(Codings.fromBase64(bytes(coded))).isEqualTo(bytes(plain));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zg=", "Z===", "====", "Zm9v=Zm9", "Zm9\u00ff", "Zm 9", "Zg==Zg=="})
  void badBase64IsRefused(String coded) {
    assertThatThrownBy(() -> Codings.fromBase64(bytes(coded)))
        .isInstanceOf(LuaError.class)
        .hasMessage("Invalid base64 string");
  }

  @Test
  void strayBitsInTheLastBlockAreNoFault() {
    assertThat(Codings.fromBase64(bytes("Zh=="))).isEqualTo(bytes("f"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0g", "\u00ff0", " 1", "0x"})
  void badHexIsRefused(String coded) {
    assertThatThrownBy(() -> Codings.fromHex(bytes(coded)))
        .isInstanceOf(LuaError.class)
        .hasMessage("Invalid hex string");
  }

  @Test
  void everyStringComesBack() {
    Random random = new Random(1);
    for (int length = 0; length < 200; length++) {
      byte[] plain = new byte[length];
      random.nextBytes(plain);
      assertThat(Codings.fromBase64(Codings.toBase64(plain))).isEqualTo(plain);
      assertThat(Codings.fromHex(Codings.toHex(plain))).isEqualTo(plain);
    }
  }
}
