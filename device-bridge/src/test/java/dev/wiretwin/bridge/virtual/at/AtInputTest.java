package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.MemoryUart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** VB-40, VB-42, VB-44: what becomes of chunks. */
class AtInputTest implements AtInput.Desk {
  private final MemoryUart uart = new MemoryUart();
  private final AtModes modes = new AtModes();
  private final List<String> done = new ArrayList<>();
  private AtInput input = of(AtGeneration.ESP_2);

  private AtInput of(AtGeneration generation) {
    return new AtInput(generation, modes, new AtVoice(uart, generation, modes), this);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private String give(String chunk) {
    input.chunk(chunk.getBytes(StandardCharsets.ISO_8859_1));
    return uart.sent();
  }

  @Override
  public void command(String line) {
    done.add(line);
  }

  @Override
  public void data(byte[] bytes) {
    done.add("data " + text(bytes));
  }

  @Override
  public void cancelled() {
    done.add("cancelled");
  }

  @Override
  public void stream(byte[] bytes) {
    done.add("stream " + text(bytes));
  }

  @Override
  public void streamLeft() {
    done.add("left");
  }

  @Override
  public void forcedRestart() {
    done.add("restart");
  }

  @Test
  void aLineEndsWithBothCharactersAndIsEchoedAsItComes() {
    assertThat(give("AT\r")).isEqualTo("AT\r");
    assertThat(give("\rx\n")).isEqualTo("\rx\n");
    assertThat(done).isEmpty();
    assertThat(give("\r\n")).isEqualTo("\r\n");
    assertThat(done).containsExactly("AT\r\rx\n");
  }

  @Test
  void theFirstGenerationDoublesTheReturnOfItsEcho() {
    input = of(AtGeneration.NONOS_1_7);
    assertThat(give("AT\r\n")).isEqualTo("AT\r\r\n");
  }

  @Test
  void withoutEchoNothingIsEchoed() {
    modes.put(AtMode.ECHO, 0);
    assertThat(give("AT\r\n")).isEmpty();
    assertThat(done).containsExactly("AT");
  }

  @Test
  void aLineOf254CharactersFits() {
    give("x".repeat(254) + "\r\n");
    assertThat(done).containsExactly("x".repeat(254));
  }

  @Test
  void aLongerOneIsThrownAwayUpToThereAndItsTailIsALine() {
    give("x".repeat(300) + "tail\r\n");
    assertThat(done).containsExactly("x".repeat(44) + "tail");
  }

  @Test
  void aReturnAtTheLimitIsKept() {
    give("x".repeat(255) + "\r\n");
    assertThat(done).containsExactly("");
  }

  @Test
  void aNulTakesWhatIsBeforeItAlong() {
    give("AT+C");
    assertThat(give("IF\0AT\r\n")).isEqualTo("AT\r\n");
    assertThat(done).containsExactly("AT");
  }

  @Test
  void whatComesMeanwhileIsRejectedChunkByChunk() {
    give("AT\r\n");
    assertThat(give("AT+GMR\r\n")).isEqualTo("\r\nbusy p...\r\n");
    assertThat(give("x")).isEqualTo("\r\nbusy p...\r\n");
    input.free();
    give("AT+GMR\r\n");
    assertThat(done).containsExactly("AT", "AT+GMR");
  }

  @Test
  void theRestOfAChunkIsRejectedToo() {
    modes.put(AtMode.ECHO, 0);
    assertThat(give("AT\r\nAT+GMR\r\n")).isEqualTo("\r\nbusy p...\r\n");
    assertThat(done).containsExactly("AT");
  }

  @Test
  void aRestartIsFoundInsideAChunk() {
    give("AT+CWLAP\r\n");
    assertThat(give("xxAT+RST\r\n")).isEmpty();
    assertThat(done).containsExactly("AT+CWLAP", "restart");
    assertThat(give("AT+rst\r\n")).isEqualTo("\r\nbusy p...\r\n");
  }

  @Test
  void dataIsCountedAndNotEchoed() {
    input.expectData(5, AtInput.DataForm.WHOLE);
    assertThat(give("AT\r")).isEmpty();
    assertThat(give("\n+")).isEmpty();
    assertThat(done).containsExactly("data AT\r\n+");
    assertThat(give("swallowed")).isEmpty();
    assertThat(done).hasSize(1);
  }

  @Test
  void tooMuchInOneChunkIsSaid() {
    input.expectData(2, AtInput.DataForm.WHOLE);
    assertThat(give("abc")).isEqualTo("\r\nbusy p...\r\n");
    input = of(AtGeneration.NONOS_1_7);
    input.expectData(2, AtInput.DataForm.WHOLE);
    assertThat(give("abc")).isEqualTo("\r\nbusy s...\r\n");
    assertThat(give("d")).isEqualTo("\r\nbusy s...\r\n");
  }

  @Test
  void onlyALonePlusPlusPlusEndsTheWait() {
    input.expectData(9, AtInput.DataForm.WHOLE);
    give("+++a");
    give("++");
    assertThat(done).isEmpty();
    give("+++");
    assertThat(done).containsExactly("cancelled");
    give("AT\r\n");
    assertThat(done).containsExactly("cancelled", "AT");
  }

  @Test
  void inTheFirstGenerationItIsData() {
    input = of(AtGeneration.NONOS_1_7);
    input.expectData(3, AtInput.DataForm.WHOLE);
    give("+++");
    assertThat(done).containsExactly("data +++");
  }

  @Test
  void escapesEndTheDataEarly() {
    input.expectData(9, AtInput.DataForm.ESCAPED);
    give("a\\");
    give("\\b\\0");
    assertThat(done).containsExactly("data a\\b");
  }

  @Test
  void piecesAreHandedOnAsTheyCome() {
    input.expectData(5, AtInput.DataForm.PIECES);
    give("abc");
    assertThat(give("defg")).isEqualTo("\r\nbusy p...\r\n");
    assertThat(done).containsExactly("data abc", "data de");
  }

  @Test
  void aStreamIsLeftByALonePlusPlusPlus() {
    input.stream();
    assertThat(input.isStreaming()).isTrue();
    give("AT\r\n");
    give("+++x");
    give("+++");
    assertThat(done).containsExactly("stream AT\r\n", "stream +++x", "left");
    assertThat(input.isStreaming()).isFalse();
  }

  @Test
  void howALineIsChoppedDoesNotMatterWhileNothingFollowsIt() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      String line = "A" + "T+X=\"\r+\n".repeat(random.nextInt(40)) + "\r\n";
      String whole = play(line, line.length());
      assertThat(play(line, 1 + random.nextInt(9))).isEqualTo(whole);
    }
  }

  private String play(String line, int step) {
    input = of(AtGeneration.ESP_2);
    done.clear();
    StringBuilder echo = new StringBuilder();
    for (int at = 0; at < line.length(); at += step) {
      echo.append(give(line.substring(at, Math.min(line.length(), at + step))));
    }
    return echo + " " + done;
  }

  @Test
  void noBytesAtAnyTimeDoHarm() {
    Random random = new Random(5);
    String[] words = {"AT+RST\r\n", "+++", "\r\n", "\\0", "\0", "x", "A".repeat(700)};
    for (int i = 0; i < 20_000; i++) {
      switch (random.nextInt(20)) {
        case 0 -> input.free();
        case 1 -> input.stream();
        case 2 ->
            input.expectData(1 + random.nextInt(50), AtInput.DataForm.values()[random.nextInt(3)]);
        default -> give(words[random.nextInt(words.length)]);
      }
    }
    input.free();
    done.clear();
    give("\r\n");
    input.free();
    give("AT\r\n");
    assertThat(done).hasSize(2).endsWith("AT");
  }
}
