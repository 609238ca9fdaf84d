package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EchoFilterTest {
  private final EchoFilter filter = new EchoFilter();

  private String left(String said) {
    return new String(filter.of(bytes(said)), StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void theEchoIsTakenOutHoweverItIsCut() {
    filter.typed(bytes("=6*7\r\n"));
    assertThat(left("=6")).isEmpty();
    assertThat(left("*7\r\n42\r")).isEqualTo("42\r");
    assertThat(left("\n> ")).isEqualTo("\n> ");
  }

  @Test
  void whatIsNoEchoStaysWhole() {
    filter.typed(bytes("=6*7\r\n"));
    assertThat(left("=6")).isEmpty();
    assertThat(left("timer!\r\n")).isEqualTo("=6timer!\r\n");
    assertThat(left("=6*7\r\n")).isEqualTo("=6*7\r\n");
  }

  @Test
  void eachLineIsTakenOutOnce() {
    filter.typed(bytes("a\r\n"));
    assertThat(left("a\r\na\r\n")).isEqualTo("a\r\n");
    filter.typed(bytes("b\r\n"));
    assertThat(left("b\r\n")).isEmpty();
  }
}
