package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlLanesTest {
  private static String drawn(TargetReport... targets) {
    Markup page = new Markup();
    new HtmlLanes(page, Samples.all().run()).draw(List.of(targets));
    return page.end();
  }

  @Test
  void lanesStandBesideEachOtherOnOneAxisOfTime() {
    String html = drawn(Samples.target("jvm", 0), Samples.target("board:x", -6));
    assertThat(html)
        .startsWith("<div class=\"lanes n2\"><div class=\"strip\"")
        .contains("<span>0 ms</span>", "<span>9 ms</span>")
        .contains("<path class=\"up\" d=\"M112.7 1V15\">")
        .contains("<b class=\"who\">board:x</b><span class=\"quiet\">nodemcu-3.0.0</span>")
        .contains("<div class=\"row odd\"><div class=\"cell call\">");
    assertThat(html.split("class=\"row\"")).hasSize(13);
  }

  @Test
  void aFrameShowsItsHeaderAndItsBytesWhenAskedTo() {
    assertThat(drawn(Samples.target("jvm", 0)))
        .contains(
            "<details class=\"chip\"><summary><b class=\"what\">→ text</b> "
                + "<span class=\"words\">&quot;hello&quot;</span> "
                + "<span class=\"facts\">FIN · opcode 1 · 5 bytes · masked</span></summary>"
                + "<pre>0000  68 65 6c 6c 6f")
        .contains("<pre>GET /a?b=c&amp;d HTTP/1.1\nHost: 127.0.0.1:4711\n")
        .contains("<div class=\"cell console\">");
  }

  @Test
  void longPayloadsTellTheirLengthAndDigest() {
    TargetReport.Event big =
        new TargetReport.Event(
            12_000,
            1,
            "receive",
            2,
            Payload.of(Bytes.of(new byte[600]), 512),
            null,
            null,
            null,
            null);
    assertThat(drawn(Samples.target("jvm", List.of(big), List.of(), List.of())))
        .contains("The first 512 bytes of 600, #0 in all:", "12.00 s");
  }

  @Test
  void emptyAndOverlongLanesSaySo() {
    assertThat(drawn(Samples.nothing("jvm"))).contains("Nothing was seen of any target.");
    List<TargetReport.Event> many = Collections.nCopies(LaneRows.MOST + 7, Samples.connected(1));
    assertThat(drawn(Samples.target("other", many, List.of(), List.of())))
        .contains("7 more stand in report.json only.");
  }
}
