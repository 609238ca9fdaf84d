package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The frame around all rooms, in a browser. */
@Timeout(180)
class ShellPageIT {
  private static Service service;
  private static Browser browser;

  @BeforeAll
  static void open(@TempDir Path state) {
    service = Service.start(ServiceSettings.local(state));
    browser = Browser.open("http://127.0.0.1:" + service.port());
  }

  @AfterAll
  static void close() {
    browser.close();
    service.close();
  }

  @Test
  void thePageOpensOnTheBenchAndNothingIsComplainedOf() {
    browser.go("/");
    browser.awaitText("Start a virtual board");
    assertThat(browser.title()).isEqualTo("Bench · wiretwin");
    assertThat(browser.hurdles()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
    browser.keep("shell");
  }
}
