package dev.wiretwin.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentedStatusTest {
  @ParameterizedTest
  @CsvSource({
    "0, gracefully",
    "-1, no protocol",
    "-2, host too long",
    "-3, bad port",
    "-4, no host",
    "-5, DNS",
    "-6, server requested",
    "-7, invalid handshake",
    "-8, memory to receive",
    "-14, memory to receive",
    "-15, FIN",
    "-16, memory to send",
    "-17, not switching",
    "-18, timeout",
    "-19, health",
    "-99, TCP or TLS",
    "-109, TCP or TLS",
    "-900, RFC 6455",
    "-999, RFC 6455",
    "-990, board started anew",
    "-991, line to the board",
    "-992, board does not answer",
    "-993, firmware refused"
  })
  void everyDocumentedStatusHasAMeaning(int status, String words) {
    assertThat(DocumentedStatus.meaningOf(status)).contains(words);
  }

  @ParameterizedTest
  @CsvSource({"1", "-20", "-98", "-1000"})
  void anyOtherHasNone(int status) {
    assertThat(DocumentedStatus.meaningOf(status)).isEqualTo("not documented");
  }
}
