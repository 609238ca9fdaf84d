package dev.wiretwin.bridge.wifi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.wiretwin.core.frame.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WifiLoginTest {
  @Test
  void itDoesNotTellItsPassword() {
    assertThat(WifiLogin.of("lab", "open sesame")).hasToString("network \"lab\" with a password");
    assertThat(WifiLogin.of("lab", "")).hasToString("network \"lab\" with no password");
  }

  @Test
  void whatABoardWouldNotTakeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> WifiLogin.of("", "open sesame"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WifiLogin.of("ä".repeat(17), "open sesame"))
        .withMessageContaining("not 34");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WifiLogin.of("lab", "sesame!"))
        .withMessageContaining("8 to 64")
        .withMessageNotContaining("sesame");
    assertThatIllegalArgumentException().isThrownBy(() -> WifiLogin.of("lab", "x".repeat(65)));
  }

  private static WifiLogin named(String host) {
    return new WifiLogin(Bytes.utf8("lab"), Bytes.EMPTY, Optional.of(host));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "a.b", "a\"b", "abcdefghijklmnopqrstuvwxyz0123456"})
  void aHostNameIsLettersDigitsAndHyphens(String host) {
    assertThatIllegalArgumentException().isThrownBy(() -> named(host));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a-b", "board-7", "abcdefghijklmnopqrstuvwxyz012345"})
  void othersAreTaken(String host) {
    assertThatNoException().isThrownBy(() -> named(host));
  }
}
