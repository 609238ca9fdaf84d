package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HttpFaultsTest {

  @Test
  void everyFaultOfHttpIsAProblem() {
    int[][] expected = {
      {400, 400},
      {404, 404},
      {408, 408},
      {413, 413},
      {414, 414},
      {417, 400},
      {431, 431},
      {500, 500},
      {501, 501},
      {503, 503},
      {505, 505},
      {599, 500}
    };
    for (int[] pair : expected) {
      assertThat(ProblemMapper.status(HttpFaults.refusal(pair[0], null).code()))
          .as("" + pair[0])
          .isEqualTo(pair[1]);
    }
  }

  @Test
  void itsReasonIsToldIfItIsPlain() {
    assertThat(HttpFaults.refusal(400, "Bad URI"))
        .hasMessage("this is no proper HTTP request: Bad URI");
    assertThat(HttpFaults.refusal(400, "a\r\nb")).hasMessage("this is no proper HTTP request");
  }

  @Test
  void itIsWrittenWithAllThatEveryAnswerCarries() throws Exception {
    try (Windows windows = Windows.open();
        Line line = Line.to(windows.port())) {
      line.send("NONSENSE", "");
      assertThat(line.readAll())
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json", "X-Content-Type-Options: nosniff");
    }
  }
}
