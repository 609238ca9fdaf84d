package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The system's Chromium, led over WebDriver: what a person at the page sees and does. Elements are
 * found by what they say. One per test class; for one thread.
 *
 * <pre>{@code
 * try (Browser browser = Browser.open("http://127.0.0.1:" + service.port())) {
 *   browser.go("/#/bench");
 *   browser.press("Start a virtual board");
 *   browser.awaitText("virt0");
 *   assertThat(browser.hurdles()).isEmpty();
 *   browser.keep("bench");
 * }
 * }</pre>
 */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /** In one question: between two, the page may have drawn all of it anew. */
  private static final String SEEN =
      """
      return [...document.querySelectorAll(arguments[0])].filter((one) => {
        const { width, height } = one.getBoundingClientRect();
        return width > 0 && height > 0 && one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      })""";

  private final ChromeDriverService service;
  private final ChromeDriver driver;
  private final String base;

  private Browser(ChromeDriverService service, ChromeDriver driver, String base) {
    this.service = service;
    this.driver = driver;
    this.base = base;
  }

  /**
   * @param base address of the service
   */
  static Browser open(String base) {
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--lang=en",
        "--window-size=1280,900");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.WARNING);
    options.setCapability("goog:loggingPrefs", logs);
    return new Browser(service, new ChromeDriver(service, options), base);
  }

  /**
   * Opens an address of the page.
   *
   * @param path such as {@code /#/bench}
   */
  void go(String path) {
    driver.get(base + path);
  }

  /** To nowhere: an address that differs only behind # would be no other page. */
  void leave() {
    driver.get("about:blank");
  }

  /** To where it was before. */
  void back() {
    driver.navigate().back();
  }

  void reload() {
    driver.navigate().refresh();
  }

  String address() {
    return driver.getCurrentUrl().substring(base.length());
  }

  String title() {
    return driver.getTitle();
  }

  // ---- what is seen

  /** All text of the page that can be seen. */
  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  /** Waits until that is read somewhere on the page. */
  void awaitText(String words) {
    await(() -> text().contains(words), "the page to say \"" + words + "\"");
  }

  void awaitNoText(String words) {
    await(() -> !text().contains(words), "the page not to say \"" + words + "\" any more");
  }

  /** Waits until there is an element of that selector that can be seen, and gives it. */
  WebElement await(String css) {
    AtomicReference<WebElement> found = new AtomicReference<>();
    await(
        () -> {
          found.set(seen(css).stream().findFirst().orElse(null));
          return found.get() != null;
        },
        "an element " + css);
    return found.get();
  }

  /** Those that can be seen, in their order. */
  List<WebElement> seen(String css) {
    return ((List<?>) script(SEEN, css)).stream().map(WebElement.class::cast).toList();
  }

  /** Waits for anything. */
  void await(BooleanSupplier fact, String words) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds(fact)) {
      if (System.nanoTime() > end) {
        keep("late");
        throw new AssertionError("waited in vain for " + words + "; the page says:\n" + text());
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /** What is drawn anew while it is looked at is looked at again. */
  private static boolean holds(BooleanSupplier fact) {
    try {
      return fact.getAsBoolean();
    } catch (StaleElementReferenceException drawnAnew) {
      return false;
    }
  }

  /** How many cells of the lanes say that, of those that can be seen. */
  int laneCells(String words) {
    String texts = SEEN + ".map((one) => one.innerText.replace(/\\s+/g, ' '))";
    List<?> cells = (List<?>) script(texts, ".lane-list .lane-cell");
    return (int) cells.stream().filter(text -> ((String) text).contains(words)).count();
  }

  // ---- what is done

  /** Presses the first button or link that says that, when it is there and can be pressed. */
  void press(String name) {
    String words = quoted(name);
    By by =
        By.xpath(
            "//*[self::button or self::a or @role='tab' or @role='button']"
                + "[normalize-space(.)="
                + words
                + " or @aria-label="
                + words
                + "]");
    await(
        () ->
            driver.findElements(by).stream().anyMatch(one -> one.isDisplayed() && one.isEnabled()),
        "something to press that says \"" + name + "\"");
    driver.findElements(by).stream()
        .filter(one -> one.isDisplayed() && one.isEnabled())
        .findFirst()
        .orElseThrow()
        .click();
  }

  /** The field with that label. */
  WebElement field(String label) {
    String words = quoted(label);
    By labelled = By.xpath("//label[normalize-space(.)=" + words + "]");
    By named =
        By.xpath("//*[self::input or self::select or self::textarea][@aria-label=" + words + "]");
    await(
        () -> !driver.findElements(labelled).isEmpty() || !driver.findElements(named).isEmpty(),
        "a field called \"" + label + "\"");
    List<WebElement> own = driver.findElements(named);
    if (!own.isEmpty()) {
      return own.get(0);
    }
    WebElement found = driver.findElement(labelled);
    String id = found.getDomAttribute("for");
    return id == null
        ? found.findElement(By.cssSelector("input, select, textarea"))
        : driver.findElement(By.id(id));
  }

  /** Types that into the field with that label, in place of what is there. */
  void type(String label, String text) {
    WebElement field = field(label);
    field.clear();
    field.sendKeys(text);
  }

  /** Presses keys where the focus is. */
  void keys(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  void tab() {
    keys(Keys.TAB);
  }

  private static String quoted(String words) {
    return words.indexOf('\'') < 0 ? "'" + words + "'" : '"' + words + '"';
  }

  /** Evaluates a script, which returns its result. */
  Object script(String source, Object... arguments) {
    return driver.executeScript(source, arguments);
  }

  /** Keeps what was measured, beside the pictures. */
  static void note(String name, String words) {
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.writeString(SCREENSHOTS.resolve(name + ".txt"), words + System.lineSeparator());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** A command of the Chrome DevTools Protocol. */
  Map<String, Object> tool(String command, Map<String, Object> arguments) {
    return driver.executeCdpCommand(command, arguments);
  }

  // ---- tabs

  /**
   * Opens another one, and goes on in it.
   *
   * @return the one that was left
   */
  String anotherTab() {
    String left = driver.getWindowHandle();
    driver.switchTo().newWindow(WindowType.TAB);
    return left;
  }

  /**
   * Goes on in that one.
   *
   * @return the one that was left
   */
  String toTab(String tab) {
    String left = driver.getWindowHandle();
    driver.switchTo().window(tab);
    return left;
  }

  // ---- how it looks

  void size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    // a window has a least width; the page must not
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Whoever likes it dark, or wants nothing to move. */
  void prefers(String feature, String value) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", feature, "value", value))));
  }

  /** Keeps a picture in {@code target/screenshots}. */
  void keep(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /**
   * Demands that it fits, shuts nobody out and complains of nothing, light and dark, at each of
   * these widths; keeps a picture of each.
   */
  void demandUsable(String name, int... widths) {
    for (String light : new String[] {"light", "dark"}) {
      prefers("prefers-color-scheme", light);
      for (int width : widths) {
        size(width, 900);
        String where = name + "-" + light + "-" + width;
        assertThat(fits()).as(where + " fits").isTrue();
        assertThat(hurdles()).as(where).isEmpty();
        keep(where);
      }
    }
    assertThat(complaints()).as(name).isEmpty();
  }

  /** Whether everything fits into the window's width. */
  boolean fits() {
    return (boolean)
        script(
            "return document.documentElement.scrollWidth <= document.documentElement.clientWidth");
  }

  // ---- whom it shuts out, and what went wrong

  /** What axe-core finds: a line for each rule that is broken, with the first places. */
  List<String> hurdles() {
    if (!(boolean) script("return typeof axe === 'object'")) {
      script(axe());
    }
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));
            // colours on their way to others are nobody's colours
            const still = () => Promise.allSettled(document.getAnimations().map((one) => one.finished));
            drawn().then(drawn).then(still).then(() => axe.run(document))
                .then((result) => done(result.violations.map((rule) =>
                    rule.id + ': ' + rule.help + ' at '
                    + rule.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', '))));
            """);
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  private static String axe() {
    try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Warnings and errors of the browser since the last call, broken policies among them. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
    service.stop();
  }
}
