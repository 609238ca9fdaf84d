package dev.wiretwin.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogEncoderTest {
  @Test
  void linesAreUtf8AndNothingStandsAroundThem() {
    Lines lines = Lines.of(LogFormat.TEXT);
    lines.ours().info("Grüße");
    assertThat(lines.text()).endsWith(": Grüße\n");
    LogEncoder encoder = new LogEncoder(LogFormat.TEXT);
    assertThat(encoder.headerBytes()).isEmpty();
    assertThat(encoder.footerBytes()).isEmpty();
  }
}
