package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AtReadSizeTest {
  private final AtReadSize size = new AtReadSize();

  @Test
  void aFastLineIsAskedForMoreAtATimeButNeverForMoreThanAModuleHolds() {
    assertThat(size.next(5_760, 9_600)).isEqualTo(2_048);
    assertThat(size.next(5_760, 115_200)).isEqualTo(2_048);
    assertThat(size.next(5_760, 460_800)).isEqualTo(4_608);
    assertThat(size.next(5_760, 921_600)).isEqualTo(5_760);
    assertThat(size.next(2_048, 921_600)).isEqualTo(2_048);
  }

  @Test
  void whatIsThereAndCannotBeHadIsAskedForInSmallerPiecesUntilSomethingComes() {
    size.came(0);
    assertThat(size.next(2_048, 115_200)).isEqualTo(2_048);
    size.announced();
    size.came(0);
    assertThat(size.next(2_048, 115_200)).isEqualTo(1_024);
    for (int i = 0; i < 3; i++) {
      size.announced();
      size.came(0);
    }
    assertThat(size.next(2_048, 115_200)).isEqualTo(512);
    size.came(512);
    assertThat(size.next(2_048, 115_200)).isEqualTo(2_048);
  }
}
