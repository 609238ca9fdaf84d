package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtLinesTest {
  private static List<String> read(String line, boolean rest) {
    AtText text = new AtText();
    AtLines.read(line, rest, text::take);
    return text.tokens();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "OK | result OK",
        "FAIL | result FAIL",
        "SEND FAIL | result SEND_FAIL",
        "SEND CANCELLED | result SEND_CANCELED",
        "busy p... | busy p",
        "busy s... | busy s",
        "busy x... | line busy x...",
        "Recv 2048 bytes | taken 2048",
        "3,CONNECT FAIL | link 3 FAILED",
        "+IPD,5 | waiting -1 5",
        "+IPD,5,6 | waiting 5 6",
        "WIFI GOT IPv6 LL | wifi WIFI GOT IPv6 LL",
        "+STA_CONNECTED:\"aa:bb:cc:dd:ee:ff\" | wifi +STA_CONNECTED:\"aa:bb:cc:dd:ee:ff\"",
        "+WS_CONNECTED:2 | socket 2 OPEN",
        "+WS_DISCONNECTED:0 | socket 0 LOST",
        "+WS_CLOSED:1 | socket 1 CLOSED",
        "AT | echo AT",
        "ATE0 | echo ATE0",
        "AT+CIPMUX? | echo AT+CIPMUX?",
        "AT version:2.3.0.0(x) | line AT version:2.3.0.0(x)",
        "ALREADY CONNECTED | line ALREADY CONNECTED",
        "+CWJAP:\"already\" | line +CWJAP:\"already\"",
      })
  void oneLineIsOneToken(String line, String token) {
    assertThat(read(line, false)).containsExactly(token);
  }

  @Test
  void newsBehindSomethingElseIsFound() {
    assertThat(read("AT+CIP0,CLOSED", false)).containsExactly("echo AT+CIP", "link 0 CLOSED");
    assertThat(read("OK+WS_CLOSED:2", false)).containsExactly("line OK", "socket 2 CLOSED");
    assertThat(read("l?!ready", false)).containsExactly("line l?!", "started ready");
    assertThat(read("\u00e8\u001cready", false))
        .containsExactly("noise \\xe8\\x1c", "started ready");
  }

  @Test
  void theEndOfSomethingEndlessIsNoAnswer() {
    assertThat(read("OK", true)).containsExactly("noise OK");
    assertThat(read("xWIFI GOT IP", true)).containsExactly("noise x", "wifi WIFI GOT IP");
  }

  @Test
  void aLineThatStopsIsAnEchoOrWhatItLooksLike() {
    AtText text = new AtText();
    text.take(AtLines.broken("AT+CIPS"));
    text.take(AtLines.broken("some"));
    text.take(AtLines.broken("\u0001"));
    assertThat(text.tokens()).containsExactly("echo AT+CIPS", "line some", "noise \\x01");
  }
}
