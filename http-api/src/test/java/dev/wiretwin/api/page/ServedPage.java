package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A service with a state folder of its own and a browser on its page. Registered in a static field
 * it is there for all tests of a class, in another one for each test anew. For one thread.
 *
 * <pre>{@code
 * @RegisterExtension final ServedPage page = new ServedPage();
 *
 * @Test
 * void …() {
 *   page.post("/boards", "{\"kind\": \"virtual\"}");
 *   page.browser().go("/#/bench");
 * }
 * }</pre>
 */
final class ServedPage
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final UnaryOperator<ServiceSettings> wishes;
  private Path state;
  private Service service;
  private Browser browser;
  private int port;
  private boolean isForAll;

  ServedPage() {
    this(usual -> usual);
  }

  /**
   * @param wishes makes the settings of the service from those of a local one
   */
  ServedPage(UnaryOperator<ServiceSettings> wishes) {
    this.wishes = wishes;
  }

  Browser browser() {
    return browser;
  }

  Path state() {
    return state;
  }

  String base() {
    return "http://127.0.0.1:" + port;
  }

  // ---- the service comes and goes

  /** The service ends; its state and its port are kept for the next one. */
  void end() {
    service.close();
    service = null;
  }

  /** A service on the same port and the same state. */
  void beginAgain() {
    beginAgain(wishes);
  }

  void beginAgain(UnaryOperator<ServiceSettings> others) {
    service = Service.start(onPort(others.apply(ServiceSettings.local(state))));
    port = service.port();
  }

  private ServiceSettings onPort(ServiceSettings wanted) {
    return new ServiceSettings(
        wanted.host(),
        port,
        wanted.access(),
        wanted.connectTo(),
        wanted.stateFolder(),
        wanted.retention(),
        wanted.boards(),
        wanted.labHost());
  }

  // ---- what a script would ask

  JsonNode get(String path) {
    return ask("GET", path, "");
  }

  JsonNode post(String path, String body) {
    return ask("POST", path, body);
  }

  JsonNode delete(String path) {
    return ask("DELETE", path, "");
  }

  /**
   * Asks the API, and demands that it is done.
   *
   * @param path behind {@code /api/v1}
   */
  private JsonNode ask(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base() + "/api/v1" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
      return answer.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(answer.body());
    } catch (IOException failed) {
      throw new AssertionError(method + " " + path, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  // ---- from JUnit

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    isForAll = true;
    open();
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    if (!isForAll) {
      open();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    if (!isForAll) {
      close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    close();
  }

  private void open() throws IOException {
    state = Files.createTempDirectory("wiretwin-page");
    beginAgain();
    browser = Browser.open(base());
  }

  private void close() throws IOException {
    if (browser != null) {
      browser.close();
      browser = null;
    }
    if (service != null) {
      end();
    }
    if (state != null) {
      List<Path> all;
      try (Stream<Path> files = Files.walk(state)) {
        all = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path one : all) {
        Files.delete(one);
      }
      state = null;
    }
    port = 0;
  }
}
