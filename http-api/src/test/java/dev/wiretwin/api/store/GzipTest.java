package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GzipTest {
  @Test
  void whatWasPackedComesBackAndIsSmaller() {
    byte[] plain = "{\"event\":\"receive\"},".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    byte[] packed = Gzip.pack(plain);
    assertThat(packed.length).isLessThan(plain.length / 10);
    assertThat(Gzip.unpack(packed)).isEqualTo(plain);
    assertThat(Gzip.unpack(Gzip.pack(new byte[0]))).isEmpty();
  }

  @Test
  void whatIsDamagedIsNotUnpacked() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> Gzip.unpack(new byte[] {1, 2, 3}));
  }

  @Test
  void aReportHasABound() {
    Gzip.check(new byte[10]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Gzip.check(new byte[KeptComparisons.LONGEST_REPORT + 1]));
  }
}
