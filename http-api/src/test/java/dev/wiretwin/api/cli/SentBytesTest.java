package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentBytesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "81 02 6869|text fin 2 bytes \"hi\"",
        "88 02 03e8|close fin 2 bytes 1000",
        "81 82 01020304 696b|text fin 2 bytes \"hi\" (masked)",
        "02 7e 0003 616263|binary 3 bytes 61 62 63",
        "02 7f 0000000000000003 616263|binary 3 bytes 61 62 63",
        "82 7f ffffffffffffffff 61|no whole frame: 11 bytes 82 7f ff ff ff ff ff ff ff ff 61",
        "81 05 6869|no whole frame: 4 bytes 81 05 68 69",
        "81 7e 00|no whole frame: 3 bytes 81 7e 00",
        "c1|no whole frame: 1 bytes c1"
      })
  void aWriteIsWhatItIs(String hex, String line) {
    assertThat(SentBytes.lines(Bytes.fromHex(hex))).containsExactly(line);
  }

  @Test
  void anAnswerIsItsFirstLine() {
    assertThat(SentBytes.lines(Bytes.utf8("HTTP/1.1 404 Not\u001b Found\r\nX: y\r\n\r\n")))
        .containsExactly("HTTP/1.1 404 Not\\u{1b} Found  (33 bytes)");
  }

  @Test
  void severalFramesAreSeveralLines() {
    assertThat(SentBytes.lines(Bytes.fromHex("8900 8a00 81")))
        .containsExactly("ping fin 0 bytes", "pong fin 0 bytes", "no whole frame: 1 bytes 81");
    assertThat(SentBytes.lines(Bytes.fromHex("8900".repeat(22))))
        .hasSize(21)
        .last()
        .isEqualTo("and more: 4 bytes 89 00 89 00");
  }
}
