package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.listen.Access;
import dev.wiretwin.api.listen.Token;
import dev.wiretwin.api.service.ServiceSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The frame around all rooms, in a browser. */
@Timeout(180)
class ShellPageIT {
  private static final long MOST_BYTES = 300_000;

  @RegisterExtension final ServedPage page = new ServedPage();
  private Browser browser;

  @BeforeEach
  void open() {
    browser = page.browser();
    browser.go("/");
  }

  @Test
  void thePageIsSmallAndEverybodyCanUseItInEveryLight() {
    browser.awaitText("Start a virtual board");
    assertThat(browser.title()).isEqualTo("Bench · wiretwin");
    assertThat(bytes()).isBetween(10_000L, MOST_BYTES);
    browser.demandUsable("shell", 360, 1280, 2560);
  }

  /** Of all that the page has asked for, uncompressed. */
  private long bytes() {
    return ((Number)
            browser.script(
                """
                return performance.getEntries()
                    .filter((one) => one.decodedBodySize)
                    .reduce((sum, one) => sum + one.decodedBodySize, 0)
                """))
        .longValue();
  }

  @Test
  void noRoomIsLarge() {
    roomsAreSmall(
        Map.of(
            "/#/boards/virt0/console", "Both directions",
            "/#/boards/virt0/figures", "Round trips",
            "/#/twin", "Nothing runs yet",
            "/#/lab", "How the server behaves",
            "/#/comparisons", "usually far less",
            "/#/scenarios", "337 scenarios"));
  }

  @Test
  void noRoomIsLargeInChinese() {
    browser.field("Language").sendKeys("简体中文");
    browser.awaitText("启动虚拟板");
    roomsAreSmall(
        Map.of(
            "/#/boards/virt0/console", "双向",
            "/#/boards/virt0/figures", "往返时间",
            "/#/twin", "还没有运行",
            "/#/lab", "服务器的行为",
            "/#/comparisons", "通常快得多",
            "/#/scenarios", "337"));
  }

  private void roomsAreSmall(Map<String, String> rooms) {
    page.post("/boards", "{\"kind\": \"virtual\", \"name\": \"virt0\", \"timeScale\": 0.1}");
    rooms.forEach(
        (room, words) -> {
          browser.leave();
          browser.go(room);
          browser.awaitText(words);
          assertThat(bytes()).as(room).isBetween(10_000L, MOST_BYTES);
        });
  }

  @Test
  void theLanguageIsChosenAndRemembered() {
    browser.field("Language").sendKeys("简体中文");
    browser.awaitText("启动虚拟板");
    browser.reload();
    browser.awaitText("启动虚拟板");
    assertThat(browser.script("return document.documentElement.lang")).isEqualTo("zh-CN");
    assertThat(browser.hurdles()).isEmpty();
    browser.keep("shell-chinese");
    browser.go("/#/comparisons/nowhere");
    browser.awaitText("没有这次比较：");
  }

  @Test
  void whoWantsNothingToMoveSeesNothingMove() {
    browser.awaitText("Start a virtual board");
    browser.prefers("prefers-reduced-motion", "no-preference");
    assertThat(moving()).as("a button changes its colour softly").contains("BUTTON");
    browser.prefers("prefers-reduced-motion", "reduce");
    for (String room : List.of("bench", "twin", "comparisons", "scenarios", "lab")) {
      browser.go("/#/" + room);
      browser.await("main h1");
      browser.await("main button");
      assertThat(moving()).as(room).isEmpty();
    }
  }

  /** What moves, or would, from one look to another. */
  private List<String> moving() {
    List<?> found =
        (List<?>)
            browser.script(
                """
            const moves = (style) => [style.transitionDuration, style.animationDuration]
                .some((times) => times.split(',').some((time) => parseFloat(time) > 0))
                || style.scrollBehavior === 'smooth';
            return [...document.querySelectorAll('*')]
                .filter((one) => ['', '::before', '::after'].some((part) => moves(getComputedStyle(one, part))))
                .map((one) => one.tagName);
            """);
    return found.stream().map(String::valueOf).toList();
  }

  @Test
  void theKeyboardReachesTheContentAtOnce() {
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
    page.end();
    page.beginAgain(usual -> guarded(usual, secret));
    browser.go("/");
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
    browser.awaitText("Start a virtual board");
    page.end();
    browser.awaitText("The service does not answer.");
    page.beginAgain();
    browser.awaitText("The service is back");
    browser.awaitNoText("The service is back");
  }

  private static ServiceSettings guarded(ServiceSettings usual, String secret) {
    return new ServiceSettings(
        usual.host(),
        usual.port(),
        new Access(Optional.of(Token.of(secret)), Set.of(), Set.of()),
        usual.connectTo(),
        usual.stateFolder(),
        usual.retention(),
        usual.boards(),
        usual.labHost());
  }
}
