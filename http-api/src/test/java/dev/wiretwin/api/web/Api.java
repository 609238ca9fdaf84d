package dev.wiretwin.api.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How tests speak to a running service. Every request and its answer are held to {@code
 * openapi.yaml} ({@link ApiContract}), so that a test of a route is a test of its description too:
 *
 * <pre>{@code
 * Api api = Api.at(service.port());
 * Api.Answered made = api.post("/api/v1/sessions", "{\"target\":\"jvm\"}");
 * assertThat(made.status()).isEqualTo(201);
 * assertThat(api.get("/api/v1/sessions/nobody").code()).isEqualTo("session-not-found");
 * }</pre>
 *
 * Thread safe.
 */
public final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String base;
  private final List<String> headers;

  private final Consumer<ApiContract.Exchange> check;

  private Api(String base, List<String> headers, Consumer<ApiContract.Exchange> check) {
    this.base = base;
    this.headers = headers;
    this.check = check;
  }

  public static Api at(int port) {
    return new Api("http://127.0.0.1:" + port, List.of(), ApiContract.ours()::check);
  }

  /** The same, with one more header on each request. */
  public Api with(String header, String value) {
    List<String> more = new ArrayList<>(headers);
    more.add(header);
    more.add(value);
    return new Api(base, more, check);
  }

  /** The same for routes that only a test has, and no description. */
  Api unheld() {
    return new Api(base, headers, exchange -> {});
  }

  /** What came back. */
  public record Answered(int status, HttpHeaders headers, byte[] bytes) {
    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      try {
        return JSON.readTree(bytes);
      } catch (IOException odd) {
        throw new AssertionError("no JSON: " + text(), odd);
      }
    }

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** The code of a problem; empty for anything else. */
    public String code() {
      return header("Content-Type").equals(Problems.TYPE) ? json().path("code").asText() : "";
    }

    /** The sentence of a problem. */
    public String detail() {
      return json().path("detail").asText();
    }
  }

  public Answered get(String target) {
    return send("GET", target, null);
  }

  public Answered delete(String target) {
    return send("DELETE", target, null);
  }

  /**
   * @param body {@code null} for none
   */
  public Answered post(String target, String body) {
    return send("POST", target, body);
  }

  public Answered put(String target, String body) {
    return send("PUT", target, body);
  }

  /** Any method. */
  public Answered send(String method, String target, String body) {
    byte[] sent = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + target))
            .timeout(Duration.ofSeconds(90))
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(sent));
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    try {
      HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      String type = response.headers().firstValue("Content-Type").orElse("");
      check.accept(
          new ApiContract.Exchange(
              method, target, sent, response.statusCode(), type, response.body()));
      return new Answered(response.statusCode(), response.headers(), response.body());
    } catch (IOException failed) {
      throw new AssertionError(method + " " + target + " failed", failed);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", hurry);
    }
  }
}
