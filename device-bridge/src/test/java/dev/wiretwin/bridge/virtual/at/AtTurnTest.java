package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.cpu.ManualCpu;
import dev.wiretwin.bridge.virtual.module.MemoryUart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AtTurnTest implements AtInput.Desk {
  private final ManualCpu cpu = new ManualCpu();
  private final MemoryUart uart = new MemoryUart();
  private final AtModes modes = new AtModes();
  private final AtVoice voice = new AtVoice(uart, AtGeneration.ESP_2, modes);
  private final AtTurn turn = new AtTurn(cpu, AtGeneration.ESP_2, voice);
  private final AtInput input = new AtInput(AtGeneration.ESP_2, modes, voice, this);
  private final List<String> taken = new ArrayList<>();

  AtTurnTest() {
    modes.put(AtMode.ECHO, 0);
    turn.of(input);
  }

  private void give(String text) {
    input.chunk(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void command(String line) {
    taken.add(line);
  }

  @Override
  public void data(byte[] bytes) {
    turn.data(bytes);
  }

  @Override
  public void cancelled() {
    turn.cancel();
  }

  @Override
  public void stream(byte[] bytes) {
    taken.add("stream");
  }

  @Override
  public void streamLeft() {
    taken.add("left");
  }

  @Override
  public void forcedRestart() {
    taken.add("restart");
  }

  /** What is heard when a turn ends so; the next command must be taken. */
  private String ended(Runnable how) {
    give("A\r\n");
    how.run();
    give("B\r\n");
    assertThat(taken).endsWith("A", "B");
    input.free();
    return uart.sent();
  }

  @Test
  void eachEndFreesTheInput() {
    assertThat(ended(turn::ok)).isEqualTo("\r\nOK\r\n");
    assertThat(ended(() -> turn.answer("+X:1"))).isEqualTo("+X:1\r\n\r\nOK\r\n");
    assertThat(ended(() -> turn.answerGlued("+X:1"))).isEqualTo("+X:1\r\nOK\r\n");
    assertThat(ended(() -> turn.result("SEND FAIL"))).isEqualTo("\r\nSEND FAIL\r\n");
    assertThat(ended(() -> turn.refuse(AtRefusal.unknown()))).isEqualTo("\r\nERROR\r\n");
  }

  @Test
  void thePromptComesApartFromOkAndOnlyThenDataIsTaken() {
    give("A\r\n");
    turn.ask(2, AtInput.DataForm.WHOLE, "NO", bytes -> taken.add("data"));
    assertThat(uart.sent()).isEqualTo("\r\nOK\r\n");
    give("x");
    assertThat(uart.sent()).isEqualTo("\r\nbusy p...\r\n");
    cpu.advance(AtTurn.PROMPT_MICROS);
    assertThat(uart.sent()).isEqualTo("\r\n>");
    give("+++");
    assertThat(uart.sent()).isEqualTo("\r\nNO\r\n");
  }

  @Test
  void dataGoesToWhoAsked() {
    give("A\r\n");
    turn.ask(
        2,
        AtInput.DataForm.WHOLE,
        "NO",
        bytes -> taken.add("data " + new String(bytes, StandardCharsets.US_ASCII)));
    cpu.advance(AtTurn.PROMPT_MICROS);
    give("xy");
    assertThat(taken).endsWith("data xy");
  }

  @Test
  void aStreamBeginsWithThePrompt() {
    give("A\r\n");
    turn.stream();
    cpu.advance(AtTurn.PROMPT_MICROS);
    assertThat(uart.sent()).isEqualTo("\r\nOK\r\n\r\n>");
    give("B\r\n");
    assertThat(taken).endsWith("stream");
  }
}
