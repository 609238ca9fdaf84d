package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A module with AT firmware, in every room that a board with Lua is in. */
@Timeout(240)
class ModulePageIT {
  @RegisterExtension static final ServedPage PAGE = new ServedPage();
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = PAGE.browser();
    PAGE.post("/boards", "{\"kind\": \"virtual\", \"name\": \"esp\", \"profile\": \"at-2.x\"}");
    browser.go("/#/boards/esp");
    browser.press("Identify");
    browser.awaitText("ESP-AT 2.3.0.0");
  }

  /** The module is for the next one, whatever became of this one. */
  @AfterEach
  void endSessions() {
    PAGE.get("/sessions")
        .path("sessions")
        .forEach(one -> PAGE.delete("/sessions/" + one.path("id").asText()));
  }

  private static int rows(String words) {
    return browser.laneCells(words);
  }

  @Test
  void itsCardSaysWhatItIs() {
    browser.go("/#/bench");
    browser.awaitText("ESP-AT");
    browser.go("/#/boards/esp");
    browser.awaitText("ESP-AT 2.3.0.0");
    browser.demandUsable("module-overview", 360, 1280);
    browser.go("/#/boards/esp/wifi");
    browser.press("Ask the board");
    browser.awaitText("wiretwin, ");
  }

  @Test
  void commandsAreTypedIntoItsConsole() {
    browser.go("/#/bench");
    browser.awaitText("esp");
    browser.go("/#/boards/esp/console");
    browser.awaitText("Both directions");
    browser.type("AT", "AT+CIPMUX?" + Keys.ENTER);
    browser.awaitText("+CIPMUX:");
    browser.demandUsable("module-console", 360, 1280);
  }

  @Test
  void itIsALaneLikeTheJvmAndDiffersInNothing() {
    browser.go("/#/twin?targets=jvm,board:esp%2B460800&preset=echo"); // its line raised meanwhile
    browser.await("input[value='board:esp+460800']:checked");
    browser.press("Connect");
    browser.await(() -> browser.seen(".lane-head .badge.good").size() == 2, "two open lanes");
    browser.type("Message", "hello");
    browser.press("Send");
    browser.await(() -> rows("receive text hello") == 2, "an echo in both lanes");
    browser.press("Close");
    browser.await(() -> rows("close 0") == 2, "a close in both lanes");
    // it is another machine that connects, and in its own time
    browser
        .await("label.row.soft select")
        .findElement(By.xpath(".//option[normalize-space(.)='10 s']"))
        .click();
    browser.awaitText("No difference so far.");
    assertThat(browser.seen(".tw-chip")).isEmpty();
    browser.keep("twin-module");
    browser.press("End this run"); // the module is for others, too
    browser.await(
        () -> PAGE.get("/boards/esp").path("sessions").asInt() == 0, "nobody on the module");
  }

  @Test
  void itIsComparedWithTheJvm() {
    browser.go("/#/comparisons?suite=smoke&scenario=echo");
    browser.awaitText("usually far less");
    browser.script(
        "for (const box of document.querySelectorAll('[name=target]'))"
            + " if (box.checked !== ['jvm', 'board:esp'].includes(box.value)) box.click()");
    browser.press("Run");
    browser.awaitText("Run again");
    browser.awaitText("took ");
    assertThat(browser.seen(".cmp-outcome")).hasSize(1);
    assertThat(browser.text()).contains("board:esp").doesNotContain("inconclusive\necho");
    String id = browser.address().replaceFirst(".*/", "");
    assertThat(PAGE.get("/comparisons/" + id).path("exitCode").asInt(-1)).isZero();
    browser.keep("module-comparison");
  }
}
