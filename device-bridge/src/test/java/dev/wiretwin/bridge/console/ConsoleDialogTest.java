package dev.wiretwin.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.SerialLine;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleDialogTest implements SerialLine {
  private final ConsoleDialog dialog = new ConsoleDialog(System::nanoTime, "s");
  private String answer = "";
  private String typed = "";

  @BeforeEach
  void connect() {
    dialog.on(this);
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public void write(byte[] bytes) {
    typed += new String(bytes, StandardCharsets.ISO_8859_1);
    says(answer);
  }

  @Override
  public int baud() {
    return 115_200;
  }

  @Override
  public void changeBaud(int baud) throws LineFailure {
    throw new LineFailure("the bench has one rate");
  }

  @Override
  public void modemLines(boolean dtr, boolean rts) throws LineFailure {
    throw new LineFailure("the bench has no modem lines");
  }

  @Override
  public void close() {}

  private void says(String text) {
    if (!text.isEmpty()) {
      dialog.received(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void theEchoIsNotTakenForTheAnswer() throws Exception {
    answer = "print(\"@\"..\"s1:\"..(6*7)..\"@\")\r\nnoise\r\n> @s1:42@\r\n> ";
    assertThat(dialog.ask("", "6*7")).isEqualTo("42");
    assertThat(typed).isEqualTo("print(\"@\"..\"s1:\"..(6*7)..\"@\")\n");
    assertThat(dialog.text().lines()).as("without the echo").containsExactly("noise");
    assertThat(dialog.line(0)).isEmpty();
    assertThat(dialog.waiting()).isEqualTo("> ");
  }

  @Test
  void linesAreWholeHoweverTheyCome() throws Exception {
    for (String piece : "one\r\ntwo\n".split("")) {
      says(piece);
    }
    assertThat(dialog.line(0)).contains("one");
    assertThat(dialog.line(0)).contains("two");
    assertThat(dialog.line(0)).isEmpty();
  }

  @Test
  void aLineThatTheBoardWouldForgetIsNotTyped() {
    assertThatIllegalArgumentException().isThrownBy(() -> dialog.type("x".repeat(251)));
  }

  @Test
  void whenTheLineGoesWhoeverWaitsIsTold() {
    says("half");
    dialog.gone("it was pulled out");
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> dialog.line(10_000))
        .withMessage("it was pulled out");
  }

  @Test
  void aLineWithoutAnEndIsCut() throws Exception {
    says("x".repeat(70_000));
    assertThat(dialog.line(0).orElseThrow()).hasSize(1 << 16);
  }

  @Test
  void moreThanCanBeHeldEndsTheDialog() {
    for (int i = 0; i <= 100_000; i++) {
      says("x");
    }
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> dialog.line(0))
        .withMessageContaining("nobody read it");
  }
}
