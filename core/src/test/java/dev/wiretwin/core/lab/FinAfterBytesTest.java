package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinAfterBytesTest {
  private final Layer below = new Layer();

  @ParameterizedTest
  @CsvSource({
    "0, 'FIN abc def'",
    "1, 'a FIN bc def'",
    "3, 'abc FIN def'",
    "4, 'abc d FIN ef'",
    "6, 'abc def FIN'",
    "7, 'abc def'"
  })
  void itHappensBehindTheByteAndOnce(long limit, String passed) {
    Sending sending = new FinAfterBytes(below, limit);
    sending.write(Bytes.utf8("abc"));
    sending.write(Bytes.utf8("def"));
    assertThat(String.join(" ", below.passed)).isEqualTo(passed);
  }

  @Test
  void theRestIsPassedOn() {
    Sending sending = new FinAfterBytes(below, 9);
    sending.fin();
    sending.reset();
    sending.cancel();
    assertThat(below.passed).containsExactly("FIN", "RST", "CANCEL");
    assertThat(sending.waiting()).isEqualTo(1000);
  }
}
