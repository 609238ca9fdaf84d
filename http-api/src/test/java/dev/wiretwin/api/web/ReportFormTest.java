package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportFormTest {
  @Test
  void thereAreFive() {
    assertThat(ReportForm.all())
        .extracting(ReportForm::ending)
        .containsExactly("html", "json", "xml", "har", "pcap");
  }
}
