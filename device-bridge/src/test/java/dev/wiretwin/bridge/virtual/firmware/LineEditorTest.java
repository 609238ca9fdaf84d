package dev.wiretwin.bridge.virtual.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.cpu.ManualCpu;
import dev.wiretwin.bridge.virtual.module.MemoryUart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineEditorTest {
  private final ManualCpu cpu = new ManualCpu();
  private final MemoryUart uart = new MemoryUart();
  private final List<String> lines = new ArrayList<>();
  private final List<String> records = new ArrayList<>();
  private final List<String> missteps = new ArrayList<>();
  private final Consumer<byte[]> hearer = record -> records.add(text(record));
  private final LineEditor editor =
      new LineEditor(
          new Terminal(uart), line -> lines.add(text(line)), () -> missteps.add("misstep"));

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @BeforeEach
  void start() {
    editor.start(cpu);
  }

  private String receive(String text) {
    uart.receive(text);
    cpu.run();
    return uart.sent();
  }

  @Test
  void allFourLineEndsEndOneLineEachVB22() {
    assertThat(receive("a\rb\nc\r\nd\n\re\n")).isEqualTo("a\r\nb\r\nc\r\nd\r\ne\r\n");
    assertThat(lines).containsExactly("a\n", "b\n", "c\n", "d\n", "e\n");
  }

  @Test
  void anEmptyLineShowsThePromptAgainVB22() {
    assertThat(receive("\n")).isEqualTo("\r\n> ");
    editor.prompt(">> ");
    assertThat(receive("\n\n")).isEqualTo("\r\n>> \r\n>> ");
    assertThat(lines).isEmpty();
  }

  @Test
  void bothRubOutKeysTakeOneByteBackVB22() {
    assertThat(receive("abc\b\u007fx\b\b\b\by\n")).isEqualTo("abc\b \b\b \bx\b \b\b \by\r\n");
    assertThat(lines).containsExactly("y\n");
  }

  @Test
  void withoutEchoNothingIsSentBack() {
    editor.echo(false);
    assertThat(receive("abc\b\n")).isEmpty();
    assertThat(lines).containsExactly("ab\n");
  }

  @Test
  void aLineOf255BytesIsTakenWholeVB24() {
    String line = "x".repeat(255);
    assertThat(receive(line) + receive("\n")).isEqualTo(line + "\r\n");
    assertThat(lines).containsExactly(line + "\n");
  }

  @Test
  void the256thByteStartsTheLineAnewWithoutAWordVB24() {
    String first = "a".repeat(255);
    String rest = "b".repeat(45);
    assertThat(receive(first) + receive(rest + "\n")).isEqualTo(first + rest + "\r\n");
    assertThat(lines).containsExactly(rest + "\n");
  }

  @Test
  void recordsOfAFixedLengthKnowNoTimeVB30() {
    editor.listen(3, 0, false, hearer);
    assertThat(receive("abcde")).isEmpty();
    cpu.advance(3_600_000_000L);
    receive("f\r");
    assertThat(records).containsExactly("abc", "def");
    assertThat(lines).isEmpty();
  }

  @Test
  void recordsOfAFixedLengthMayHoldNulVB34() {
    editor.listen(4, 0, false, hearer);
    receive("a\0\0b\0cd\0");
    assertThat(records).containsExactly("a\0\0b", "\0cd\0");
  }

  @Test
  void aRecordEndsAtItsCharacterWhichBelongsToItVB30() {
    editor.listen(-1, '\n', false, hearer);
    receive("one\ntwo\u00ff\n");
    assertThat(records).containsExactly("one\n", "two\u00ff\n");
  }

  @Test
  void withoutLengthAndCharacterNulEndsARecordVB30() {
    editor.listen(-1, 0, false, hearer);
    receive("a\nb\0c");
    assertThat(records).containsExactly("a\nb\0");
  }

  @Test
  void aFullBufferEndsARecordVB30() {
    editor.listen(-1, 0xFF, false, hearer);
    receive("x".repeat(200));
    receive("y".repeat(57));
    assertThat(records).containsExactly("x".repeat(200) + "y".repeat(56));
  }

  @Test
  void lengthZeroHandsOverEveryByteVB30() {
    editor.listen(0, 0, false, hearer);
    receive("a\0\r");
    assertThat(records).containsExactly("a", "\0", "\r");
  }

  @Test
  void whatIsLeftOfALineBeginsTheFirstRecordVB30() {
    receive("half");
    editor.listen(6, 0, false, hearer);
    receive("12345");
    assertThat(records).containsExactly("half12");
    editor.listen(0, 0, true, null);
    receive("\n");
    assertThat(lines).containsExactly("345\n");
  }

  @Test
  void asTypedTheHearerGetsLinesBeforeTheyRunVB30() {
    editor.listen(1, 0, true, hearer);
    assertThat(receive("abc\n\n")).isEqualTo("abc\r\n\r\n> ");
    assertThat(records).containsExactly("abc", "");
    assertThat(lines).containsExactly("abc\n");
  }

  @Test
  void theFirmwareCallsACallbackThatIsGone() {
    editor.listen(0, 0, false, record -> editor.listen(0, 0, true, null));
    receive("ab");
    assertThat(missteps).containsExactly("misstep");
  }

  @Test
  void aStoppedEditorLeavesBytesWhereTheyAre() {
    editor.stop();
    assertThat(receive("abc\n")).isEmpty();
    assertThat(lines).isEmpty();
  }
}
