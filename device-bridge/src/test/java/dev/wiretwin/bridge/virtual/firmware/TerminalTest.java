package dev.wiretwin.bridge.virtual.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.MemoryUart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private final MemoryUart uart = new MemoryUart();
  private final Terminal terminal = new Terminal(uart);

  private void print(String text) {
    terminal.print(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void lineFeedsBecomeTwoAndCarriageReturnsVanishVB26() {
    terminal.send("a\r\nb\n\rc\u00ff");
    assertThat(uart.sent()).isEqualTo("a\r\nb\r\nc\u00ff");
  }

  @Test
  void printStopsAtTheFirstNulVB26() {
    print("ab\0cd");
    assertThat(uart.sent()).isEqualTo("ab");
  }

  @Test
  void bytesGoAsTheyAreVB26() {
    byte[] raw = {0, '\n', '\r', (byte) 0xFF};
    terminal.write(raw, 1, 3);
    assertThat(uart.sent()).isEqualTo("\n\r\u00ff");
  }

  @Test
  void printCanGoElsewhereAlsoOrOnly() {
    List<String> elsewhere = new ArrayList<>();
    terminal.redirect(text -> elsewhere.add(new String(text, StandardCharsets.ISO_8859_1)), true);
    print("both\n");
    terminal.redirect(text -> elsewhere.add(new String(text, StandardCharsets.ISO_8859_1)), false);
    print("there\n");
    terminal.send("here");
    terminal.redirect(null, true);
    print("!");
    assertThat(uart.sent()).isEqualTo("both\r\nhere!");
    assertThat(elsewhere).containsExactly("both\n", "there\n");
  }

  @Test
  void atOtherPinsNothingIsHeardOrSaid() {
    terminal.away(true);
    terminal.send("lost");
    uart.receive("x");
    assertThat(terminal.read(new byte[8])).isZero();
    terminal.away(false);
    terminal.send("back");
    uart.receive("y");
    byte[] got = new byte[8];
    assertThat(terminal.read(got)).isEqualTo(1);
    assertThat(got[0]).isEqualTo((byte) 'y');
    assertThat(uart.sent()).isEqualTo("back");
  }

  @Test
  void aSilencedTerminalLeavesTheLineAlone() {
    terminal.setup(9600);
    assertThat(terminal.baud()).isEqualTo(9600);
    terminal.silence();
    terminal.send("x");
    terminal.setup(300);
    assertThat(terminal.baud()).isEqualTo(9600);
    assertThat(uart.sent()).isEmpty();
  }

  @Test
  void theInterruptIsTheUarts() {
    List<String> calls = new ArrayList<>();
    terminal.onReceived(() -> calls.add("came"));
    uart.receive("x");
    assertThat(calls).containsExactly("came");
  }
}
