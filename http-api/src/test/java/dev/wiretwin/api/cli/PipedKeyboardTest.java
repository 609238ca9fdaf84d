package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PipedKeyboardTest {
  @Test
  void itsLinesComeOneByOneAndThenNoMore() throws Exception {
    StringWriter out = new StringWriter();
    byte[] lines = "ä\n\nb".getBytes(StandardCharsets.UTF_8);
    try (PipedKeyboard keyboard =
        new PipedKeyboard(new ByteArrayInputStream(lines), new PrintWriter(out))) {
      keyboard.begin(() -> {});
      assertThat(keyboard.next()).hasValue("ä");
      assertThat(keyboard.next()).hasValue("");
      assertThat(keyboard.next()).hasValue("b");
      assertThat(keyboard.next()).isEmpty();
      keyboard.print("heard");
      assertThat(out.toString()).isEqualTo("heard" + System.lineSeparator());
    }
  }
}
