package dev.wiretwin.core.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.wiretwin.core.scenario.Node.Kind;
import dev.wiretwin.core.scenario.Node.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Turns the bytes of one file, YAML or JSON, into {@link Node}s that know where they stand. What
 * one file may cost is bounded before any of it means anything. One reader reads one file.
 */
final class TreeReader {
  static final int MOST_BYTES = 8 << 20;
  private static final int MOST_NODES = 500_000;
  private static final int DEEPEST = 40;
  private static final int LONGEST_NUMBER = 100;
  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(DEEPEST)
          .maxStringLength(MOST_BYTES)
          .maxNumberLength(LONGEST_NUMBER)
          .build();
  private static final JsonFactory JSON =
      JsonFactory.builder().streamReadConstraints(BOUNDS).build();
  private static final YAMLFactory YAML =
      YAMLFactory.builder().loaderOptions(yamlBounds()).streamReadConstraints(BOUNDS).build();

  private final String file;
  private final Reading reading;
  private int nodes;

  private TreeReader(String file, Reading reading) {
    this.file = file;
    this.reading = reading;
  }

  private static LoaderOptions yamlBounds() {
    LoaderOptions bounds = new LoaderOptions();
    bounds.setNestingDepthLimit(DEEPEST);
    bounds.setCodePointLimit(MOST_BYTES);
    return bounds;
  }

  /** What makes a file unreadable, and where. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    final transient Place place;

    Unreadable(Place place, String sentence) {
      super(sentence);
      this.place = place;
    }
  }

  /**
   * All values of the file: one, or several when it is YAML in several documents.
   *
   * @param file its name decides between YAML and JSON, else its first character does
   * @return empty after a complaint
   */
  static List<Node> read(String file, byte[] content, Reading reading) {
    TreeReader reader = new TreeReader(file, reading);
    try {
      return reader.roots(content);
    } catch (Unreadable fault) {
      reading.complain(fault.place, "", fault.getMessage());
      return List.of();
    }
  }

  private List<Node> roots(byte[] content) throws Unreadable {
    if (content.length > MOST_BYTES) {
      throw new Unreadable(
          new Place(file, 0, 0), "must be at most 8 MiB, not " + content.length + " bytes");
    }
    String text = decoded(content);
    boolean json = isJson(text);
    try (JsonParser parser = json ? JSON.createParser(text) : YAML.createParser(text)) {
      List<Node> roots = new ArrayList<>();
      while (parser.nextToken() != null) {
        roots.add(node(parser));
      }
      if (roots.isEmpty()) {
        throw new Unreadable(new Place(file, 0, 0), "must hold a scenario, and it is empty");
      }
      return roots;
    } catch (JsonProcessingException fault) {
      JsonLocation at = fault.getLocation();
      throw new Unreadable(
          at == null ? new Place(file, 0, 0) : place(at),
          "must be " + (json ? "JSON" : "YAML") + ": " + firstLine(fault.getOriginalMessage()));
    } catch (YAMLException fault) {
      throw new Unreadable(new Place(file, 0, 0), "must be YAML: " + firstLine(fault.getMessage()));
    } catch (IOException fault) {
      throw new IllegalStateException("reading from memory cannot fail", fault);
    }
  }

  private String decoded(byte[] content) throws Unreadable {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer characters = CharBuffer.allocate(content.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, characters, true);
    String text = characters.flip().toString();
    if (result.isError()) {
      int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
      int column = text.length() - text.lastIndexOf('\n');
      throw new Unreadable(new Place(file, line, column), "must be UTF-8, and this byte is not");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private boolean isJson(String text) {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return true;
    }
    String start = text.stripLeading();
    return !name.endsWith(".yaml")
        && !name.endsWith(".yml")
        && (start.startsWith("{") || start.startsWith("["));
  }

  private Node node(JsonParser parser) throws IOException, Unreadable {
    Place place = place(parser.currentTokenLocation());
    if (++nodes > MOST_NODES) {
      throw new Unreadable(place, "must hold at most " + MOST_NODES + " values");
    }
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      throw new Unreadable(place, "aliases (*name) are not understood: write it out, or use vars");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> fields(parser, place);
      case START_ARRAY -> items(parser, place);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new Node.Scalar(place, Kind.NUMBER, parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> new Node.Scalar(place, Kind.TRUTH, parser.getText());
      case VALUE_NULL -> new Node.Scalar(place, Kind.NOTHING, "");
      default ->
          new Node.Scalar(place, isUnwritten(parser) ? Kind.NOTHING : Kind.TEXT, parser.getText());
    };
  }

  /** YAML's value that is left out, which the parser takes for an empty text. */
  private static boolean isUnwritten(JsonParser parser) throws IOException {
    return parser instanceof YAMLParser
        && parser.getText().isEmpty()
        && parser.currentTokenLocation().getCharOffset()
            == parser.currentLocation().getCharOffset();
  }

  private Node items(JsonParser parser, Place place) throws IOException, Unreadable {
    List<Node> all = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      all.add(node(parser));
    }
    return new Node.Items(place, all);
  }

  private Node fields(JsonParser parser, Place place) throws IOException, Unreadable {
    List<Node.Field> all = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Place at = place(parser.currentTokenLocation());
      String name = parser.currentName();
      parser.nextToken();
      all.add(new Node.Field(at, name, node(parser)));
    }
    return new Node.Fields(place, all);
  }

  private Place place(JsonLocation at) {
    return new Place(file, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }

  private static String firstLine(String message) {
    String line = message == null ? "not readable" : message.lines().findFirst().orElse("");
    return line.length() > 160 ? line.substring(0, 160) + "…" : line;
  }
}
