package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.listen.Access;
import dev.wiretwin.api.listen.Token;
import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The frame around all rooms, in a browser. */
@Timeout(180)
class ShellPageIT {
  private static final int MOST_BYTES = 300_000;

  @TempDir private Path state;
  private Service service;
  private Browser browser;

  private void open(ServiceSettings settings) {
    service = Service.start(settings);
    browser = Browser.open("http://127.0.0.1:" + service.port());
    browser.go("/");
  }

  @AfterEach
  void close() {
    browser.close();
    service.close();
  }

  @Test
  void thePageIsSmallAndEverybodyCanUseItInEveryLight() {
    open(ServiceSettings.local(state));
    browser.awaitText("Start a virtual board");
    assertThat(browser.title()).isEqualTo("Bench · wiretwin");
    long bytes =
        ((Number)
                browser.script(
                    """
                    return performance.getEntries()
                        .filter((one) => one.decodedBodySize)
                        .reduce((sum, one) => sum + one.decodedBodySize, 0)
                    """))
            .longValue();
    assertThat(bytes).isBetween(10_000L, (long) MOST_BYTES);
    for (String light : new String[] {"light", "dark"}) {
      browser.prefers("prefers-color-scheme", light);
      for (int width : new int[] {360, 1280, 2560}) {
        browser.size(width, 900);
        assertThat(browser.fits()).as(light + " " + width).isTrue();
        assertThat(browser.hurdles()).as(light + " " + width).isEmpty();
        browser.keep("shell-" + light + "-" + width);
      }
    }
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theLanguageIsChosenAndRemembered() {
    open(ServiceSettings.local(state));
    browser.field("Language").sendKeys("简体中文");
    browser.awaitText("启动虚拟板");
    browser.reload();
    browser.awaitText("启动虚拟板");
    assertThat(browser.script("return document.documentElement.lang")).isEqualTo("zh-CN");
    assertThat(browser.hurdles()).isEmpty();
    browser.keep("shell-chinese");
  }

  @Test
  void theKeyboardReachesTheContentAtOnce() {
    open(ServiceSettings.local(state));
    browser.awaitText("Start a virtual board");
    browser.keys(Keys.TAB);
    assertThat(browser.script("return document.activeElement.textContent"))
        .isEqualTo("To the content");
    browser.keys(Keys.ENTER);
    assertThat(browser.script("return document.activeElement.id")).isEqualTo("main");
  }

  @Test
  void aServiceWithATokenIsAskedWithIt() {
    String secret = "a-token-of-some-length-0123456789";
    ServiceSettings usual = ServiceSettings.local(state);
    open(
        new ServiceSettings(
            usual.host(),
            usual.port(),
            new Access(Optional.of(Token.of(secret)), Set.of(), Set.of()),
            usual.connectTo(),
            usual.stateFolder(),
            usual.retention(),
            usual.boards(),
            usual.labHost()));
    browser.awaitText("This service wants its token.");
    assertThat(browser.hurdles()).isEmpty();
    browser.type("Token", secret);
    browser.press("Use it");
    browser.awaitNoText("This service wants its token.");
    browser.awaitText("Start a virtual board");
    browser.reload();
    browser.awaitNoText("This service wants its token.");
    assertThat(browser.address()).doesNotContain(secret);
  }

  @Test
  void aServiceThatWasAwayIsSaidToBeBack() {
    ServiceSettings usual = ServiceSettings.local(state);
    open(usual);
    browser.awaitText("Start a virtual board");
    int port = service.port();
    service.close();
    browser.awaitText("The service does not answer.");
    service =
        Service.start(
            new ServiceSettings(
                usual.host(),
                port,
                usual.access(),
                usual.connectTo(),
                usual.stateFolder(),
                usual.retention(),
                usual.boards(),
                usual.labHost()));
    browser.awaitText("The service is back");
    browser.awaitNoText("The service is back");
  }
}
