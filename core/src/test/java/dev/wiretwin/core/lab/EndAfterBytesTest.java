package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.LabRecording.How;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndAfterBytesTest {
  private final Layer below = new Layer();

  @ParameterizedTest
  @CsvSource({
    "0, 'END abc def'",
    "1, 'a END bc def'",
    "3, 'abc END def'",
    "4, 'abc d END ef'",
    "6, 'abc def END'",
    "7, 'abc def'"
  })
  void itHappensBehindTheByteAndOnce(long limit, String passed) {
    for (How how : How.values()) {
      below.passed.clear();
      Sending sending = new EndAfterBytes(below, how, limit);
      sending.write(Bytes.utf8("abc"));
      sending.write(Bytes.utf8("def"));
      assertThat(String.join(" ", below.passed)).isEqualTo(passed.replace("END", how.name()));
    }
  }

  @Test
  void theRestIsPassedOn() {
    Sending sending = new EndAfterBytes(below, How.FIN, 9);
    sending.fin();
    sending.reset();
    sending.cancel();
    assertThat(below.passed).containsExactly("FIN", "RST", "CANCEL");
    assertThat(sending.waiting()).isEqualTo(1000);
  }
}
