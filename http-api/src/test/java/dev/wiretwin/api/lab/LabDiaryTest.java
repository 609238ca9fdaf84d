package dev.wiretwin.api.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.lab.LabNews;
import dev.wiretwin.core.lab.LabRecording;
import dev.wiretwin.core.lab.LabRecording.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabDiaryTest {
  private static LabNews sent(int bytes) {
    return new LabNews.Sent(0, new Seen<>(0, Bytes.of(new byte[bytes])));
  }

  private static LabDiary filled(LabDiary diary, int entries, int bytes) {
    for (int i = 0; i < entries; i++) {
      diary.add(sent(bytes));
    }
    return diary;
  }

  private static List<Long> numbers(LabDiary.Page page) {
    return page.entries().stream().map(LabDiary.Entry::number).toList();
  }

  @Test
  void anEmptyOneHasNothingAndMissesNothing() {
    LabDiary diary = new LabDiary();
    assertThat(diary.last()).isZero();
    assertThat(diary.after(0, 10)).isEqualTo(new LabDiary.Page(List.of(), 0, 0, 0));
    assertThat(diary.after(7, 10).next()).isZero();
  }

  @Test
  void aReaderGoesOnWhereItStoppedAndMissesNone() {
    LabDiary diary = filled(new LabDiary(), 2_500, 1);
    LabDiary.Page first = diary.after(0, 1_000);
    assertThat(first.entries()).hasSize(1_000);
    assertThat(first.next()).isEqualTo(1_000);
    assertThat(first.last()).isEqualTo(2_500);
    diary.add(sent(1));
    assertThat(numbers(diary.after(diary.after(first.next(), 1_000).next(), 1_000)))
        .hasSize(501)
        .startsWith(2_001L)
        .endsWith(2_501L);
    assertThat(diary.after(2_501, 10)).isEqualTo(new LabDiary.Page(List.of(), 0, 2_501, 2_501));
  }

  @Test
  void theOldestGoFirstAndWhoAskedForThemIsTold() {
    LabDiary diary = filled(new LabDiary(16, 1 << 20), 20, 1);
    LabDiary.Page page = diary.after(1, 3);
    assertThat(page.missed()).isEqualTo(3);
    assertThat(numbers(page)).containsExactly(5L, 6L, 7L);
    assertThat(diary.after(4, 100).missed()).isZero();
    assertThat(diary.after(4, 100).entries()).hasSize(16);
  }

  @Test
  void memoryIsBoundedButTheLatestIsAlwaysKept() {
    LabDiary diary = filled(new LabDiary(64, 10_000), 30, 1_000);
    assertThat(numbers(diary.after(0, 100))).hasSize(9).endsWith(30L);
    diary.add(sent(20_000));
    assertThat(numbers(diary.after(0, 100))).containsExactly(31L);
  }

  @Test
  void aPageHasSoMuchPayloadAndNoMore() {
    int third = (int) LabDiary.PAGE_BYTES / 3;
    LabDiary diary = filled(new LabDiary(), 3, third);
    assertThat(diary.after(0, 10).entries()).hasSize(2);
    LabDiary huge = filled(new LabDiary(), 1, (int) LabDiary.PAGE_BYTES + 1);
    assertThat(huge.after(0, 10).entries()).hasSize(1);
  }

  @Test
  void allPayloadsWeigh() {
    Bytes head = Bytes.of(new byte[6_000]);
    LabDiary diary = new LabDiary(16, 10_000);
    diary.add(new LabNews.Accepted(0, 0));
    diary.add(new LabNews.Requested(0, new Seen<>(0, head)));
    Frame frame = new Frame(true, 0, 2, head);
    diary.add(new LabNews.Framed(0, new LabRecording.SeenFrame(0, true, frame)));
    assertThat(numbers(diary.after(0, 10))).containsExactly(3L);
  }
}
