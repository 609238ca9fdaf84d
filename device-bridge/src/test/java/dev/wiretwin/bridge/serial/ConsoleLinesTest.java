package dev.wiretwin.bridge.serial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.serial.ConsoleLog.Direction;
import dev.wiretwin.bridge.serial.ConsoleLog.Entry;
import dev.wiretwin.core.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConsoleLinesTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private final ConsoleLines lines = new ConsoleLines();
  private long number;

  private void add(Direction direction, int ms, String latin1) {
    Bytes bytes = Bytes.of(latin1.getBytes(StandardCharsets.ISO_8859_1));
    lines.add(new Entry(++number, NOON.plusMillis(ms), direction, bytes));
  }

  @Test
  void aLineHasTheTimeOfItsFirstByte() {
    add(Direction.FROM_BOARD, 1, "he");
    add(Direction.TO_BOARD, 2, "=2\r\n");
    add(Direction.FROM_BOARD, 3, "llo\r\nnext");
    assertThat(lines.taken())
        .containsExactly("2026-01-31T12:00:00.002Z > =2", "2026-01-31T12:00:00.001Z < hello");
    lines.end();
    lines.end();
    assertThat(lines.taken()).containsExactly("2026-01-31T12:00:00.003Z < next");
  }

  @Test
  void emptyLinesAreLines() {
    add(Direction.FROM_BOARD, 0, "\r\n\n");
    assertThat(lines.taken()).hasSize(2).allMatch(line -> line.endsWith(" < "));
  }

  @Test
  void whatCannotBePrintedIsWrittenInHex() {
    add(Direction.FROM_BOARD, 0, "a\0\u00FF\u001B[1m\tb\n");
    assertThat(lines.taken()).containsExactly("2026-01-31T12:00:00.000Z < a\\x00\\xFF\\x1B[1m\tb");
  }

  @Test
  void aGapIsALine() {
    add(Direction.FROM_BOARD, 0, "half");
    number += 3;
    add(Direction.FROM_BOARD, 0, "other\n");
    assertThat(lines.taken())
        .containsExactly(
            "2026-01-31T12:00:00.000Z < half",
            "(3 pieces before this are no longer kept)",
            "2026-01-31T12:00:00.000Z < other");
  }

  @Test
  void aLineWithoutAnEndIsCut() {
    add(Direction.FROM_BOARD, 0, "x".repeat(5_000));
    lines.end();
    assertThat(lines.taken()).hasSize(2);
  }
}
