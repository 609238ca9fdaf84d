package dev.wiretwin.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TextLinesTest {
  private final Lines lines = Lines.of(LogFormat.TEXT);

  @Test
  void aLineSaysWhenHowBadWhoAndWhat() {
    lines
        .ours()
        .atInfo()
        .addKeyValue("session", "s1-ab")
        .addKeyValue("open", 3)
        .log("session opened");
    assertThat(lines.all())
        .singleElement()
        .asString()
        .matches(
            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  "
                + "Somebody: session opened session=s1-ab open=3");
  }

  @Test
  void aValueOfSeveralWordsIsQuoted() {
    lines
        .ours()
        .atInfo()
        .addKeyValue("reason", "nobody used it")
        .addKeyValue("none", "")
        .addKeyValue("quoted", "a \"b\" level=ERROR")
        .log("session ended");
    assertThat(lines.text())
        .endsWith(" reason=\"nobody used it\" none=\"\" quoted=\"a \\\"b\\\" level=ERROR\"\n");
  }

  @Test
  void nobodyForgesALine() {
    String forged = "x\n2026-11-23 08:00:00.000 ERROR Service: all is lost \u001b[2J\r";
    lines
        .logger("dev.wiretwin.Evil\nname")
        .atWarn()
        .addKeyValue("key\n1", forged)
        .setCause(new IOException(forged, new IllegalStateException(forged)))
        .log(forged + "{}", forged);
    assertThat(lines.text()).doesNotContain("\u001b", "\r");
    assertThat(lines.all()).first().asString().contains(" WARN  Evil\\nname: x\\n2026-11-23");
    assertThat(lines.all().subList(1, lines.all().size()))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("    "));
  }

  @Test
  void anErrorIsToldBehindItsLine() {
    lines.ours().warn("it broke", new IOException("pipe"));
    assertThat(lines.all()).element(1).isEqualTo("    java.io.IOException: pipe");
    assertThat(lines.all())
        .element(2)
        .asString()
        .startsWith("      at dev.wiretwin.api.log.TextLinesTest");
  }
}
