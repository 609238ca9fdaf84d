package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DiaryTest {
  private final Clock clock = Clock.fixed(Instant.ofEpochMilli(1_700_000_000_123L), ZoneOffset.UTC);
  private final StringWriter one = new StringWriter();
  private final StringWriter two = new StringWriter();

  @Test
  void eachBoardHasItsPageAndEachLineItsTime() {
    try (Diary diary = new Diary(clock).start()) {
      diary.page("virt0", new PrintWriter(one)).accept("power on");
      diary.page("virt1", new PrintWriter(two)).accept("fault stall:5ms");
    }
    assertThat(one.toString().lines()).containsExactly("2023-11-14T22:13:20.123Z virt0 power on");
    assertThat(two.toString().lines())
        .containsExactly("2023-11-14T22:13:20.123Z virt1 fault stall:5ms");
  }

  @Test
  void aScriptsWordsCannotMoveTheCursorOrFillTheDisk() {
    try (Diary diary = new Diary(clock).start()) {
      Consumer<String> page = diary.page("b", new PrintWriter(one));
      page.accept("a\u001b[2J\nb");
      page.accept("x".repeat(5000));
    }
    assertThat(one.toString().lines().toList().get(0)).endsWith(" b a\\027[2J\\010b");
    assertThat(one.toString().lines().toList().get(1)).hasSizeLessThan(1100).endsWith("…");
  }

  @Test
  void whatThereIsNoRoomForIsLeftOutAndSaid() {
    Diary diary = new Diary(clock, 2);
    Consumer<String> page = diary.page("b", new PrintWriter(one));
    page.accept("first");
    page.accept("second");
    page.accept("third");
    diary.start().close();
    assertThat(one.toString())
        .contains("… lines were left out", " first", " second")
        .doesNotContain("third");
  }
}
