package dev.wiretwin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntryTextTest {
  @Test
  void anEntryIsOneFieldALine() {
    assertThat(
            EntryText.of(
                new Between("close.x", "wiretwin", "nodemcu-3.0.0", 0),
                new Divergence("close", 1, "close 0", "close -7"),
                new Acceptance("x", "Why.", "What.")))
        .isEqualTo(
            """
            - id: x
              scenarios: "close\\\\.x"
              firmware: "nodemcu-3\\\\.0\\\\.0"
              reference: "wiretwin"
              field: "close"
              jvm: "close 0"
              board: "close -7"
              words: "Why."
              advice: "What."
            """);
  }

  @Test
  void whatCannotBeSeenIsEscaped() {
    assertThat(EntryText.quoted("a\"\\\n\u007f\u0085\u2028\ufeff\ud800é€"))
        .isEqualTo("\"a\\\"\\\\\\u000a\\u007f\\u0085\\u2028\\ufeff\\ud800é€\"");
  }
}
