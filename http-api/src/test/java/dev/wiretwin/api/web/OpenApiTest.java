package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.wiretwin.api.comparisons.ComparisonRoom;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the description of the API to the routes, and to the rules for such descriptions. */
class OpenApiTest {
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
  private static final Set<String> SCHEMA_WORDS =
      Set.of(
          "$ref",
          "type",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "enum",
          "const",
          "pattern",
          "format",
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "description",
          "title",
          "default",
          "example",
          "examples",
          "oneOf",
          "anyOf",
          "allOf",
          "not",
          "unevaluatedProperties",
          "propertyNames",
          "uniqueItems",
          "maxProperties",
          "minProperties",
          "contentEncoding",
          "contentMediaType",
          "readOnly",
          "writeOnly",
          "deprecated",
          "if",
          "then",
          "else",
          "dependentRequired",
          "prefixItems",
          "discriminator");

  private final ApiContract contract = ApiContract.ours();
  private final JsonNode description = contract.description();

  private static List<Route> routes() {
    return Routes.all(
        new Routes.Rooms(
            null, null, null, null, new ComparisonRoom(null, null, null), null, null, null),
        null);
  }

  @Test
  void itIsOpenApi() throws IOException {
    try (InputStream official = OpenApiTest.class.getResourceAsStream("openapi-3.1-schema.json")) {
      List<Error> errors =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(new ObjectMapper().readTree(official))
              .validate(description);
      assertThat(errors).isEmpty();
    }
  }

  @Test
  void itNamesEveryRouteAndNothingElse() {
    Map<String, Set<String>> served = new TreeMap<>();
    for (Route route : routes()) {
      Set<String> parameters = new TreeSet<>(route.query());
      Matcher inPath = PARAMETER.matcher(route.path());
      while (inPath.find()) {
        parameters.add("{" + inPath.group(1) + "}");
      }
      served.put(route.method() + " " + route.path(), parameters);
    }
    Map<String, Set<String>> described = new TreeMap<>();
    eachOperation((name, operation) -> described.put(name, parameters(name, operation)));
    assertThat(described).isEqualTo(served);
  }

  private Set<String> parameters(String name, JsonNode operation) {
    Set<String> parameters = new TreeSet<>();
    List<JsonNode> all = new ArrayList<>();
    operation.path("parameters").forEach(all::add);
    String path = name.substring(name.indexOf(' ') + 1);
    description.path("paths").path(path).path("parameters").forEach(all::add);
    for (JsonNode one : all) {
      JsonNode parameter = contract.resolved(one);
      switch (parameter.path("in").asText()) {
        case "query" -> parameters.add(parameter.path("name").asText());
        case "path" -> parameters.add("{" + parameter.path("name").asText() + "}");
        default -> {} // headers are no matter of routes
      }
    }
    return parameters;
  }

  @Test
  void itSaysWhatEachRouteReadsAndGives() {
    Map<String, JsonNode> operations = new TreeMap<>();
    eachOperation(operations::put);
    for (Route route : routes()) {
      String name = route.method() + " " + route.path();
      JsonNode operation = operations.get(name);
      Set<String> reads = mediaTypes(contract.resolved(operation.path("requestBody")));
      assertThat(route.reading().types()).as(name).containsAll(reads);
      if (!reads.isEmpty()) {
        assertThat(reads).as(name).containsExactlyInAnyOrderElementsOf(route.reading().types());
      }
      Set<String> gives = new TreeSet<>();
      for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
        if (response.getKey().startsWith("2")) {
          gives.addAll(mediaTypes(contract.resolved(response.getValue())));
        }
      }
      Set<String> promised =
          route.gives().stream().map(MediaTypes::bare).collect(Collectors.toSet());
      assertThat(promised).as(name).containsAll(gives);
    }
  }

  private static Set<String> mediaTypes(JsonNode content) {
    return content.path("content").properties().stream()
        .map(one -> MediaTypes.bare(one.getKey()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyOperationHasAnIdOfItsOwnAWordOfExplanationAndAProblem() {
    Set<String> ids = new TreeSet<>();
    eachOperation(
        (name, operation) -> {
          assertThat(ids.add(operation.path("operationId").asText())).as(name).isTrue();
          assertThat(operation.path("operationId").asText()).as(name).isNotEmpty();
          assertThat(operation.path("summary").asText()).as(name).isNotEmpty();
          JsonNode otherwise = contract.resolved(operation.path("responses").path("default"));
          assertThat(mediaTypes(otherwise)).as(name).containsExactly(Problems.TYPE);
        });
  }

  @Test
  void everyPostTakesAnIdempotencyKey() {
    eachOperation(
        (name, operation) -> {
          if (name.startsWith("POST ")) {
            List<String> headers = new ArrayList<>();
            for (JsonNode one : operation.path("parameters")) {
              headers.add(contract.resolved(one).path("name").asText());
            }
            assertThat(headers).as(name).contains("Idempotency-Key");
          }
        });
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    for (String reference : description.findValuesAsText("$ref")) {
      assertThat(description.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  @Test
  void everySchemaIsWrittenInWordsThatMeanSomething() {
    List<String> odd = new ArrayList<>();
    description
        .path("components")
        .path("schemas")
        .properties()
        .forEach(one -> look(one.getKey(), one.getValue(), odd));
    eachOperation((name, operation) -> lookInside(name, operation, odd));
    assertThat(odd).isEmpty();
  }

  /** Finds the schemas inside of anything else. */
  private static void lookInside(String name, JsonNode node, List<String> odd) {
    for (Map.Entry<String, JsonNode> one : node.properties()) {
      if (one.getKey().equals("schema")) {
        look(name, one.getValue(), odd);
      } else if (one.getValue().isContainerNode() && !one.getKey().startsWith("example")) {
        lookInside(name, one.getValue(), odd);
      }
    }
    if (node.isArray()) {
      node.forEach(one -> lookInside(name, one, odd));
    }
  }

  private static void look(String name, JsonNode schema, List<String> odd) {
    for (Map.Entry<String, JsonNode> one : schema.properties()) {
      if (!SCHEMA_WORDS.contains(one.getKey())) {
        odd.add(name + ": " + one.getKey() + " is no word of a schema");
      }
    }
    boolean open =
        schema.has("properties")
            && !schema.has("additionalProperties")
            && !schema.has("unevaluatedProperties");
    if (open && !name.endsWith(".allOf") && !name.endsWith(".oneOf")) {
      odd.add(name + ": says nothing of further fields");
    }
    for (Map.Entry<String, JsonNode> one : schema.path("properties").properties()) {
      look(name + "." + one.getKey(), one.getValue(), odd);
    }
    for (String word : List.of("items", "additionalProperties", "not")) {
      if (schema.path(word).isObject()) {
        look(name + "." + word, schema.path(word), odd);
      }
    }
    for (String word : List.of("oneOf", "anyOf", "allOf", "prefixItems")) {
      schema.path(word).forEach(one -> look(name + "." + word, one, odd));
    }
  }

  private void eachOperation(BiConsumer<String, JsonNode> visitor) {
    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (!method.getKey().equals("parameters")) {
          visitor.accept(
              method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
              method.getValue());
        }
      }
    }
  }
}
