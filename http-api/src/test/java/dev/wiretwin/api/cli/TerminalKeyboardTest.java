package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TerminalKeyboardTest {
  private static final String UP = "\u001bOA";
  private static final String CTRL_D = "\u0004";

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  private TerminalKeyboard keyboard(String keys) throws Exception {
    TerminalKeyboard keyboard =
        new TerminalKeyboard(
            () ->
                new ExternalTerminal(
                    "test",
                    "xterm",
                    new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                    screen,
                    StandardCharsets.UTF_8));
    keyboard.begin(() -> {});
    return keyboard;
  }

  @Test
  void oneThatNeverBeganIsClosedAllTheSame() {
    TerminalKeyboard.ofThisProcess().close();
  }

  @Test
  void aLineComesBackWithTheArrowKey() throws Exception {
    try (TerminalKeyboard keyboard = keyboard("hello!!\r" + UP + " again\r" + CTRL_D)) {
      assertThat(keyboard.next()).hasValue("hello!!");
      assertThat(keyboard.next()).hasValue("hello!! again");
      assertThat(keyboard.next()).isEmpty();
      keyboard.print("< heard");
    }
    assertThat(screen.toString(StandardCharsets.UTF_8)).contains("> ").contains("< heard");
  }
}
