package dev.wiretwin.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.session.Wish;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sessions in a running service, by its REST API. Thread safe. */
final class ServiceSessions implements SessionPlace {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration OPENING = Duration.ofSeconds(120);
  private static final String PATH = "/api/v1/sessions";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String service;
  private final Optional<String> token;

  /**
   * @param service its address, such as {@code http://127.0.0.1:8080}
   * @param token what it wants to see, if anything
   * @throws CommandFailure if that is no address
   */
  ServiceSessions(String service, Optional<String> token) {
    if (!service.matches("https?://[^/?#\\s]+/?")) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--service must be the address of a service, such as http://127.0.0.1:8080",
          null);
    }
    this.service = service.replaceFirst("/$", "");
    this.token = token;
  }

  @Override
  public String open(Wish wish) throws InterruptedException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("target", wish.target());
    put(body, "headers", wish.headers());
    put(body, "subprotocols", wish.subprotocols());
    put(body, "insecureTls", wish.insecureTls());
    return ask("POST", "", body, OPENING).path("id").asText();
  }

  private static void put(Map<String, Object> body, String field, Object value) {
    if (value != null) {
      body.put(field, value);
    }
  }

  @Override
  public JsonNode verb(String id, String verb, Map<String, Object> body, Duration wait)
      throws InterruptedException {
    return ask("POST", "/" + id + "/" + verb + waiting("?", wait), body, PATIENCE.plus(wait));
  }

  private static String waiting(String before, Duration wait) {
    return wait.isZero() ? "" : before + "wait=" + wait.toMillis() + "ms";
  }

  @Override
  public JsonNode look(String id) throws InterruptedException {
    return ask("GET", "/" + id, null, PATIENCE);
  }

  @Override
  public JsonNode events(String id, long after, Duration wait) throws InterruptedException {
    String query = "/events?after=" + after + waiting("&", wait);
    return ask("GET", "/" + id + query, null, PATIENCE.plus(wait));
  }

  @Override
  public void end(String id) throws InterruptedException {
    ask("DELETE", "/" + id, null, PATIENCE);
  }

  private JsonNode ask(String method, String path, Map<String, Object> body, Duration limit)
      throws InterruptedException {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(service + PATH + path))
              .timeout(limit)
              .method(
                  method,
                  body == null
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
      token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
      HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw refusal(answer);
      }
      return json.readTree(answer.body());
    } catch (JsonProcessingException none) {
      throw CommandFailure.noResult("What is at " + service + " is no wiretwin service.", none);
    } catch (IOException | IllegalArgumentException gone) {
      throw CommandFailure.noResult(
          "The service at "
              + service
              + " cannot be reached ("
              + SafeText.of("" + gone.getMessage())
              + "): start one with wiretwin serve, or name it with --service.",
          gone);
    }
  }

  private Refusal refusal(HttpResponse<byte[]> answer) throws IOException {
    JsonNode problem = json.readTree(answer.body());
    String detail = problem.path("detail").asText("the service says " + answer.statusCode());
    return new Refusal(code(problem.path("code").asText()), detail);
  }

  private static RefusalCode code(String word) {
    try {
      return RefusalCode.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException newer) {
      return RefusalCode.INTERNAL;
    }
  }

  @Override
  public void close() {
    // nothing is kept open
  }
}
