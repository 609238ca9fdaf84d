package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlashPagesTest {
  @Test
  void aFileTakesAPageOfItsOwnAndOnePer251Bytes() {
    assertThat(FlashPages.of(0)).isEqualTo(1);
    assertThat(FlashPages.of(1)).isEqualTo(2);
    assertThat(FlashPages.of(251)).isEqualTo(2);
    assertThat(FlashPages.of(252)).isEqualTo(3);
  }

  @Test
  void aLongFileTakesFurtherPagesToListItsPages() {
    assertThat(FlashPages.of(103 * 251)).isEqualTo(104);
    assertThat(FlashPages.of(103 * 251 + 1)).isEqualTo(106);
  }

  @Test
  void filesAreAddedUp() {
    assertThat(FlashPages.of(List.of(new FileStore.Entry("a", 0), new FileStore.Entry("b", 300))))
        .isEqualTo(4);
  }

  @Test
  void aFileGrowsAsFarAsThereIsRoom() {
    assertThat(FlashPages.grown(0, 1000, 1)).isEqualTo(1000);
    assertThat(FlashPages.grown(0, 1000, FlashPages.TOTAL_PAGES)).isZero();
    assertThat(FlashPages.grown(0, 1000, FlashPages.TOTAL_PAGES - 2)).isEqualTo(502);
    assertThat(FlashPages.grown(100, 1000, FlashPages.TOTAL_PAGES)).isEqualTo(251);
  }
}
