package dev.wiretwin.api.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds what goes over the line to {@code openapi.yaml}: each exchange must be one that the
 * description names, with its parameters, status, media type and body. Thread safe. {@link Api}
 * calls it for every request a test makes.
 */
public final class ApiContract {
  /** Statuses that may come from any address, and are not named with every operation. */
  static final Set<Integer> EVERYWHERE =
      Set.of(400, 401, 403, 404, 405, 406, 408, 413, 414, 415, 421, 429, 431, 500, 501, 503, 505);

  private static final String FILE = "/dev/wiretwin/api/openapi.yaml";
  private static final String PROBLEM = "application/problem+json";
  private static final ApiContract OURS = new ApiContract(read());

  private final ObjectMapper json = new ObjectMapper();
  private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(Dialects.getOpenApi31());
  private final JsonNode description;

  ApiContract(JsonNode description) {
    this.description = description;
  }

  /** The product's own. */
  public static ApiContract ours() {
    return OURS;
  }

  private static JsonNode read() {
    try (InputStream file = ApiContract.class.getResourceAsStream(FILE)) {
      return new YAMLMapper().readTree(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  JsonNode description() {
    return description;
  }

  /**
   * One request and its answer.
   *
   * @param target path and query, as it was sent
   * @param sent the body; empty if there was none
   */
  public record Exchange(
      String method, String target, byte[] sent, int status, String type, byte[] body) {
    String path() {
      int mark = target.indexOf('?');
      return mark < 0 ? target : target.substring(0, mark);
    }

    @Override
    public String toString() {
      return method + " " + target + " -> " + status + " " + type;
    }
  }

  /**
   * @throws AssertionError if the description says otherwise; says where
   */
  public void check(Exchange exchange) {
    Optional<JsonNode> item = item(exchange.path());
    JsonNode operation = item.map(found -> found.path(verb(exchange))).orElse(null);
    if (operation == null || operation.isMissingNode()) {
      require(exchange.status() >= 400, exchange, "is answered, but not in the description");
      checkProblem(exchange);
      return;
    }
    checkParameters(exchange, item.get(), operation);
    JsonNode response = operation.path("responses").path("" + exchange.status());
    if (response.isMissingNode()) {
      require(EVERYWHERE.contains(exchange.status()), exchange, "has a status that is not named");
      response = operation.path("responses").path("default");
      require(!response.isMissingNode(), exchange, "has neither this status nor a default");
    }
    checkBody(exchange, resolved(response));
    if (exchange.status() < 300) {
      checkSent(exchange, operation);
    }
  }

  private static String verb(Exchange exchange) {
    String method = exchange.method().toLowerCase(Locale.ROOT);
    return method.equals("head") ? "get" : method;
  }

  private void checkParameters(Exchange exchange, JsonNode item, JsonNode operation) {
    int mark = exchange.target().indexOf('?');
    if (mark < 0 || exchange.status() >= 400) {
      return;
    }
    List<String> known = new ArrayList<>();
    for (JsonNode one : operation.path("parameters")) {
      known.add(resolved(one).path("name").asText());
    }
    for (JsonNode one : item.path("parameters")) {
      known.add(resolved(one).path("name").asText());
    }
    for (String pair : exchange.target().substring(mark + 1).split("&")) {
      String name = pair.split("=")[0];
      require(known.contains(name), exchange, "takes a parameter that is not named: " + name);
    }
  }

  private void checkBody(Exchange exchange, JsonNode response) {
    JsonNode content = response.path("content");
    if (content.isMissingNode() || content.isEmpty()) {
      require(exchange.body().length == 0, exchange, "has a body that is not named");
      return;
    }
    if (exchange.method().equals("HEAD")) {
      return;
    }
    JsonNode media = media(content, exchange.type());
    require(media != null, exchange, "has a media type that is not named: " + exchange.type());
    if (MediaTypes.bare(exchange.type()).endsWith("json")) {
      conforms(exchange, media.path("schema"), exchange.body(), "the answer");
    }
  }

  private void checkSent(Exchange exchange, JsonNode operation) {
    JsonNode body = resolved(operation.path("requestBody"));
    if (exchange.sent().length == 0) {
      require(!body.path("required").asBoolean(), exchange, "was answered without its body");
      return;
    }
    require(!body.isMissingNode(), exchange, "takes a body that is not named");
    JsonNode media = body.path("content").path(Route.JSON);
    if (!media.isMissingNode() && exchange.sent()[0] == '{') {
      conforms(exchange, media.path("schema"), exchange.sent(), "the request");
    }
  }

  private void checkProblem(Exchange exchange) {
    if (exchange.method().equals("HEAD")) {
      return;
    }
    require(PROBLEM.equals(exchange.type()), exchange, "is refused otherwise than by a problem");
    conforms(exchange, problem(), exchange.body(), "the problem");
  }

  private JsonNode problem() {
    return json.createObjectNode().put("$ref", "#/components/schemas/Problem");
  }

  private void conforms(Exchange exchange, JsonNode schema, byte[] body, String what) {
    JsonNode value;
    try {
      value = json.readTree(body);
    } catch (IOException odd) {
      throw new AssertionError(exchange + ": " + what + " is no JSON", odd);
    }
    List<Error> errors = schema(schema).validate(value);
    require(errors.isEmpty(), exchange, what + " is not as described: " + errors + "\n  " + value);
  }

  /** A schema on its own, with all that it may refer to beside it. */
  private Schema schema(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("$defs", description.path("components").path("schemas"));
    return schemas.getSchema(
        whole.toString().replace("#/components/schemas/", "#/$defs/"), InputFormat.JSON);
  }

  private static JsonNode media(JsonNode content, String type) {
    for (Map.Entry<String, JsonNode> one : content.properties()) {
      if (MediaTypes.bare(one.getKey()).equals(MediaTypes.bare(type))) {
        return one.getValue();
      }
    }
    return null;
  }

  /** The path item that fits; where words and parameters compete, the word wins. */
  Optional<JsonNode> item(String path) {
    String best = null;
    for (Iterator<String> names = description.path("paths").fieldNames(); names.hasNext(); ) {
      String name = names.next();
      boolean fits = path.matches(name.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+"));
      if (fits && (best == null || name.replace('{', '~').compareTo(best.replace('{', '~')) < 0)) {
        best = name;
      }
    }
    return Optional.ofNullable(best).map(found -> description.path("paths").path(found));
  }

  /** What a reference points to. */
  JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isMissingNode() ? node : description.at(reference.asText().substring(1));
  }

  private static void require(boolean right, Exchange exchange, String otherwise) {
    if (!right) {
      throw new AssertionError(
          exchange
              + ": "
              + otherwise
              + "\n  "
              + new String(exchange.body(), StandardCharsets.UTF_8));
    }
  }
}
