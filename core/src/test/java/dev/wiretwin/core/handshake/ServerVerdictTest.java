package dev.wiretwin.core.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.handshake.ServerVerdict.Reject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVerdictTest {
  @Test
  void aRejectionClosesTheConnectionAndSaysWhy() {
    Reject reject = Reject.of(403, "No café today.");
    assertThat(reject.httpStatus()).isEqualTo(403);
    assertThat(reject.sentence()).isEqualTo("No café today.");
    assertThat(new String(reject.response(), StandardCharsets.UTF_8))
        .isEqualTo(
            "HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "Content-Length: 16\r\n\r\nNo café today.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "400, Bad Request",
    "401, Unauthorized",
    "404, Not Found",
    "405, Method Not Allowed",
    "426, Upgrade Required",
    "429, Too Many Requests",
    "503, Service Unavailable",
    "505, HTTP Version Not Supported",
    "418, ''"
  })
  void statusesComeWithTheirReasons(int status, String reason) {
    assertThat(new String(Reject.of(status, "x").response(), StandardCharsets.UTF_8))
        .startsWith("HTTP/1.1 " + status + " " + reason + "\r\n");
  }
}
