package dev.wiretwin.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogFormatTest {
  @Test
  void peopleGetTextAndProgramsGetJson() {
    Lines text = Lines.of(LogFormat.TEXT);
    Lines json = Lines.of(LogFormat.JSON);
    text.ours().info("hello");
    json.ours().info("hello");
    assertThat(text.text()).endsWith("INFO  Somebody: hello\n");
    assertThat(json.text()).startsWith("{\"at\":").endsWith("\"message\":\"hello\"}\n");
  }
}
