package dev.wiretwin.api.remote;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A running service, as commands ask it over REST. Problems it answers with come as the refusals
 * they were, so that whoever asks need not know how far away it is. Thread safe.
 */
public final class RemoteService {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Longer than a service lets anybody wait. */
  private static final Duration ANSWER = Duration.ofSeconds(75);

  private static final String API = "/api/v1";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final String base;
  private final Optional<String> token;

  private RemoteService(String base, Optional<String> token) {
    this.base = base;
    this.token = token;
  }

  /**
   * @param url of the service: {@code http://bench.example:8080}
   * @param token is shown to it, if there is one
   * @throws IllegalArgumentException if it is no such URL
   */
  public static RemoteService at(String url, Optional<String> token) {
    URI uri = URI.create(url);
    if (uri.getHost() == null
        || !"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
      throw new IllegalArgumentException("a service is named as http://HOST:PORT");
    }
    return new RemoteService(url.replaceAll("/+$", ""), token.filter(one -> !one.isBlank()));
  }

  /**
   * @param path below {@code /api/v1}
   * @throws IOException if it cannot be reached; says so
   * @throws Refusal what it answered, if that was a problem
   */
  public <T> T get(String path, Class<T> type) throws IOException, InterruptedException {
    return read(bytes(path), type);
  }

  /** As {@link #get}, whatever it is. */
  public byte[] bytes(String path) throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody());
  }

  /** As {@link #get}, with a body. */
  public <T> T post(String path, Object body, Class<T> type)
      throws IOException, InterruptedException {
    return read(send("POST", path, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))), type);
  }

  /** As {@link #get}. */
  public void delete(String path) throws IOException, InterruptedException {
    send("DELETE", path, BodyPublishers.noBody());
  }

  private byte[] send(String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + API + path)).timeout(ANSWER).method(method, body);
    request.header("Content-Type", "application/json");
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    HttpResponse<byte[]> answer;
    try {
      answer = http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException failed) {
      throw new IOException(
          "the service at " + base + " does not answer: is it running? (" + reason(failed) + ")",
          failed);
    }
    if (answer.statusCode() >= 300) {
      throw refusal(answer);
    }
    return answer.body();
  }

  private static String reason(IOException failed) {
    return failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
  }

  private <T> T read(byte[] answer, Class<T> type) throws IOException {
    try {
      return JSON.readValue(answer, type);
    } catch (JsonProcessingException odd) {
      throw new IOException(base + " answers, but not as a wiretwin service does", odd);
    }
  }

  private Refusal refusal(HttpResponse<byte[]> answer) throws IOException {
    JsonNode problem;
    try {
      problem = JSON.readTree(answer.body());
    } catch (JsonProcessingException odd) {
      throw new IOException(
          base + " answers with " + answer.statusCode() + ", and not as a wiretwin service", odd);
    }
    return new Refusal(
        code(problem.path("code").asText()),
        problem.path("detail").asText("it was refused with " + answer.statusCode()));
  }

  private static RefusalCode code(String word) {
    try {
      return RefusalCode.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException newer) {
      return RefusalCode.INTERNAL; // of a later service: its sentence says more
    }
  }
}
