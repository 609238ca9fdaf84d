package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {
  private final Markup page = new Markup();

  @Test
  void textStaysTextInElementsAndInAttributes() {
    page.open("p", "title", "\"><script>'&").text("<b>&\"'").close();
    assertThat(page.end())
        .isEqualTo("<p title=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">&lt;b&gt;&amp;&quot;&#39;</p>");
  }

  @Test
  void whatIsOpenIsClosedInTurn() {
    page.open("ul").open("li").line("i", "x", "a").line("b", "", "c").single("br").raw("&amp;");
    assertThat(page.end()).isEqualTo("<ul><li><i class=\"x\">a</i><b>c</b><br>&amp;</li></ul>");
  }

  @Test
  void anEmptyValueMakesABareName() {
    assertThat(page.open("details", "open", "").end()).isEqualTo("<details open></details>");
  }

  @Test
  void linesEndWhereTheyDoAndNowhereElse() {
    page.lines("a\nb\rc");
    assertThat(page.end()).isEqualTo("a\nb\\u{d}c");
  }
}
