package dev.wiretwin.core.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryTest {
  @Test
  void whateverTheStepsTheLast32KibAreKept() {
    Random random = new Random(3);
    int[] steps = {0, 1, 7, 1000, 1024, 1025, 8192, 32767, 32768, 32769, 100_000};
    for (int run = 0; run < 200; run++) {
      History history = new History();
      byte[] all = new byte[0];
      for (int i = random.nextInt(12); i >= 0; i--) {
        int length = steps[random.nextInt(steps.length)];
        byte[] step = new byte[length + 10];
        random.nextBytes(step);
        history.append(step, 5, length);
        int before = all.length;
        all = Arrays.copyOf(all, before + length);
        System.arraycopy(step, 5, all, before, length);
      }
      int kept = Math.min(all.length, History.MOST_BYTES);
      assertThat(history.toArray())
          .isEqualTo(Arrays.copyOfRange(all, all.length - kept, all.length));
    }
  }
}
