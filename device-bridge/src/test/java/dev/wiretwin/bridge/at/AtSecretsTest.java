package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AtSecretsTest {
  private final AtSecrets secrets = new AtSecrets();

  @Test
  void whatIsHiddenIsStarsUntilItIsShown() {
    secrets.hide(List.of("horse\\\"", "horse\"", ""));
    assertThat(secrets.hidden("AT+CWJAP=\"lab\",\"horse\\\"\""))
        .isEqualTo("AT+CWJAP=\"lab\",\"***\"");
    assertThat(secrets.hidden("horse\"")).isEqualTo("***");
    secrets.show(List.of("horse\\\"", "horse\"", ""));
    assertThat(secrets.hidden("horse\"")).isEqualTo("horse\"");
  }

  @Test
  void oneOfTwoThatAreTheSameStaysHidden() {
    secrets.hide(List.of("horse"));
    secrets.hide(List.of("horse"));
    secrets.show(List.of("horse"));
    assertThat(secrets.hidden("a horse")).isEqualTo("a ***");
  }

  @Test
  void linesKeepTheirNumber() {
    assertThat(AtSecrets.hidden(List.of("a", "b a"), List.of("a"))).containsExactly("***", "b ***");
  }
}
