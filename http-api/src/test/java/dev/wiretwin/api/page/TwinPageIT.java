package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Side by side, in a browser: the same verbs to all lanes, and what differs. */
@Timeout(240)
class TwinPageIT {
  private static final String MARKUP = "<b class=stranger>hi</b>";
  private static final String NEWS =
      "return [...document.querySelectorAll('.unseen[role=status]')].map((one) =>"
          + " one.textContent).join('')";

  private static final String OPEN = ".lane-head .badge.good";

  @RegisterExtension final ServedPage page = new ServedPage();
  private Browser browser;

  @BeforeEach
  void open() {
    browser = page.browser();
  }

  private void withBoard() {
    browser.go("/#/bench");
    browser.press("Start a virtual board");
    browser.awaitText("virt0");
    browser.go("/#/twin");
    browser.await("input[value='board:virt0']:checked");
    browser.await("input[value='jvm']:checked");
  }

  private void connect(String server, int lanes) {
    choose("Server", server);
    browser.press("Connect");
    browser.await(() -> browser.seen(OPEN).size() == lanes, lanes + " open lanes");
  }

  private void choose(String label, String option) {
    browser.field(label).findElement(By.xpath(".//option[.='" + option + "']")).click();
  }

  private int rows(String words) {
    return browser.laneCells(words);
  }

  @Test
  void theSameGoesToBothLanesAndWhatDiffersIsExplained() {
    withBoard();
    connect("Good echo", 2);
    browser.type("Message", MARKUP);
    browser.keys(Keys.ENTER);
    browser.await(() -> rows("receive text " + MARKUP) == 2, "an echo in both lanes");
    assertThat(browser.seen(".stranger")).isEmpty();
    browser.press("Close");
    openKnown("close 0 ≠ close -6");
    browser.awaitText("The manual says 0 for a close by the user.");
    browser.await(
        () -> browser.script(NEWS).toString().startsWith("Differences: "),
        "the live region to say so");
    assertThat(browser.hurdles()).isEmpty();
    browser.demandUsable("twin", 360, 1280, 2560);
    browser.field("Language").sendKeys("简体中文");
    browser.awaitText("第 1 次连接"); // until then the chip is that of the English page
    openKnown("close 0 ≠ close -6");
    browser.awaitText("手册规定由用户关闭时状态为 0。");
    browser.awaitText("在脚本中记住已调用过 close()");
    browser.keep("twin-chinese");
  }

  /** Found and pressed in one question: between two, the page may have drawn the chip anew. */
  private void openKnown(String difference) {
    String press =
        """
        const chip = [...document.querySelectorAll('.tw-chip.known')]
            .find((one) => one.textContent.includes(arguments[0]));
        chip?.click();
        return chip !== undefined""";
    browser.await(() -> browser.script(press, difference).equals(true), difference);
  }

  @Test
  void aReloadInTheMiddleFindsTheLanesAgainAndAnotherTabSeesThem() {
    browser.go("/#/twin?targets=jvm");
    connect("Good echo", 1);
    browser.type("Message", "before");
    browser.keys(Keys.ENTER);
    browser.await(() -> rows("receive text before") == 1, "the echo");
    browser.reload();
    browser.await(() -> rows("receive text before") == 1, "the echo after a reload");
    browser.type("Message", "after");
    browser.keys(Keys.ENTER);
    browser.await(() -> rows("receive text after") == 1, "an echo after a reload");
    String session = browser.await(".lane-link").getText();
    browser.go("/#/sessions/" + session);
    browser.await(() -> rows("receive text after") == 1, "the echo by the session's link");
    assertThat(browser.hurdles()).isEmpty();
    browser.keep("session");
  }

  @Test
  void aFrameIsOpenedToItsBitsAndBytes() {
    browser.go("/#/twin?targets=jvm&preset=fragments");
    browser.press("Connect");
    browser.await(() -> rows("continuation") == 1, "a fragment");
    browser.seen(".lane-cell[data-kind=server]").get(0).sendKeys(Keys.ENTER);
    browser.awaitText("0000  48 65 6c");
    browser.awaitText("0x1 · text");
    assertThat(browser.await(".lane-detail .tw-facts").getText()).contains("FIN\nno", "Mask\nno");
  }

  @Test
  void binaryPingAndHeadersGoOutAndWhatWasSentComesBack() {
    browser.go("/#/twin?targets=jvm");
    browser.await("summary").click();
    browser.type("Headers, one per line", "X-Own: yes");
    connect("Good echo", 1);
    choose("Kind of message", "Binary, hex");
    browser.type("Message", "00 ff");
    browser.keys(Keys.ENTER);
    browser.await(() -> rows("receive binary 00 ff") == 1, "a binary echo");
    browser.type("Message", "0");
    browser.keys(Keys.ENTER);
    browser.awaitText("These are not pairs of hexadecimal digits");
    choose("Kind of message", "Ping");
    browser.type("Message", "p");
    browser.keys(Keys.ENTER);
    browser.await(() -> rows("pong 1 B · p") == 1, "a pong");
    browser.field("Message").sendKeys(Keys.ARROW_UP, Keys.ARROW_UP);
    assertThat(browser.field("Message").getDomProperty("value")).isEqualTo("00 ff");
    browser.seen(".lane-cell[data-kind=request]").get(0).click();
    browser.awaitText("X-Own: yes");
  }

  @Test
  void aMessageGoesOutInFragmentsWhereALaneCanAndTheOtherSaysWhyNot() {
    withBoard();
    connect("Good echo", 2);
    browser.type("Message", "hello");
    browser.type("Frames of … bytes", "2");
    browser.press("Send");
    browser.await(() -> rows("receive text hello") == 1, "an echo in the JVM's lane");
    assertThat(rows("text 2 B · FIN 0 · he")).isEqualTo(2); // both ways
    assertThat(rows("continuation 1 B · o")).isEqualTo(2);
    assertThat(rows("send text in frames of 2 B · hello")).isEqualTo(1);
    assertThat(rows("send refused a board's websocket module sends whole messages only"))
        .isEqualTo(1);
    choose("Kind of message", "Ping");
    assertThat(browser.seen("#twin-fragments")).isEmpty();
    choose("Kind of message", "Text");
    browser.type("Frames of … bytes", "0");
    browser.type("Message", "not sent");
    browser.press("Send");
    assertThat(browser.script("return document.querySelector('#twin-fragments').validity.valid"))
        .isEqualTo(false);
    assertThat(rows("not sent")).isZero();
    browser.complaints(); // the refusal is told there, too
    browser.demandUsable("twin-fragments", 360, 1280);
  }

  @Test
  void withoutALabServerTheLaneSaysSo() {
    browser.go("/#/twin");
    browser.awaitText("Nothing runs yet");
    String url =
        page.post("/lab", "{\"script\": [\"handshake\", {\"echo\": \"60s\"}]}")
            .path("url")
            .asText();
    browser.go("/#/twin?targets=jvm&url=" + url);
    browser.press("Connect");
    browser.await(() -> browser.seen(OPEN).size() == 1, "an open lane");
    browser.awaitText("No lab server: only what the client tells is shown.");
    assertThat(rows("request")).isZero();
  }

  @Test
  void aSessionThatEndsSaysSo() {
    browser.go("/#/twin?targets=jvm");
    connect("Good echo", 1);
    page.delete("/sessions/" + browser.await(".lane-link").getText());
    browser.awaitText("session ended");
    browser.press("Connect");
    browser.await(() -> browser.seen(OPEN).size() == 1, "a new session");
  }

  @Test
  void aBoardThatVanishesIsSaidToHaveEnded() {
    withBoard();
    connect("Good echo", 2);
    page.delete("/boards/virt0");
    browser.await(
        () -> browser.seen(".lane-head .badge").get(1).getText().matches("closed|session ended"),
        "a lane that says so");
    assertThat(browser.seen(OPEN)).hasSize(1);
  }

  @Test
  void ofAHundredThousandRowsFewAreDrawn() {
    browser.go("/#/twin?targets=jvm");
    browser.awaitText("Nothing runs yet");
    browser.script(
        """
        import('/ui/lib/virtual-list.js').then(({ VirtualList }) => {
          const list = new VirtualList({ label: 'many', draw: (row) => document.createTextNode(row.text) });
          list.element.style.height = '500px';
          document.querySelector('main').append(list.element);
          const rows = (from, count) => Array.from({ length: count }, (none, at) => ({ text: 'row ' + (from + at), version: 0 }));
          for (let at = 0; at < 150000; at += 1000) list.replaceFrom(at, rows(at, 1000));
          window.many = list;
        });
        """);
    browser.awaitText("row 149999");
    assertThat(((Number) browser.script("return many.length")).intValue())
        .isBetween(90_000, 100_000);
    assertThat(browser.seen("[aria-label=many] .vlist-row").size()).isBetween(10, 60);
    browser.script("many.element.scrollTop = 0");
    browser.await(
        () ->
            !browser.seen("[aria-label=many] .vlist-row").isEmpty()
                && browser.script("return many.follows").equals(false),
        "the beginning to be seen");
  }
}
