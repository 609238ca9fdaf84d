package dev.wiretwin.api.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** A whole service of the test's own, and somebody who asks it as a script would. */
record Bystander(Service service, HttpClient client) implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What was answered. */
  record Answer(int status, HttpResponse<String> whole) {
    JsonNode json() throws IOException {
      return JSON.readTree(whole.body());
    }

    String text(String pointer) throws IOException {
      return json().at(pointer).asText();
    }

    String body() {
      return whole.body();
    }
  }

  static Bystander at(Path state) {
    return new Bystander(Service.start(ServiceSettings.local(state)), HttpClient.newHttpClient());
  }

  Answer get(String path) throws IOException, InterruptedException {
    return ask("GET", path, "");
  }

  Answer post(String path, String body) throws IOException, InterruptedException {
    return ask("POST", path, body);
  }

  Answer post(String path) throws IOException, InterruptedException {
    return ask("POST", path, "");
  }

  Answer delete(String path) throws IOException, InterruptedException {
    return ask("DELETE", path, "");
  }

  /** Paths below {@code /api/v1}. */
  Answer ask(String method, String path, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/api/v1" + path))
            .timeout(Duration.ofSeconds(50))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    HttpResponse<String> whole = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Answer(whole.statusCode(), whole);
  }

  @Override
  public void close() {
    service.close();
  }
}
