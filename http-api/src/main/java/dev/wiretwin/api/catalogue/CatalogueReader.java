package dev.wiretwin.api.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads entries of a catalogue from YAML. Stateless, any thread. */
final class CatalogueReader {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private CatalogueReader() {}

  static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /**
   * All entries, in their order; a file without any is none.
   *
   * @param file for complaints
   * @throws Refusal if it is no catalogue: names file, line and entry
   */
  static List<CatalogueEntry> read(String file, String yaml) {
    List<CatalogueEntry> entries = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    try (JsonParser parser = YAML.createParser(yaml)) {
      JsonToken first = parser.nextToken();
      if (first == null || first == JsonToken.VALUE_NULL) {
        return List.of();
      } else if (first != JsonToken.START_ARRAY) {
        throw invalid(file, parser.currentTokenLocation(), "must be a list of entries");
      }
      for (JsonToken next = parser.nextToken();
          next != null && next != JsonToken.END_ARRAY;
          next = parser.nextToken()) {
        JsonLocation place = parser.currentTokenLocation();
        CatalogueEntry entry = entry(file, place, YAML.readValue(parser, Written.class));
        if (!ids.add(entry.id())) {
          throw invalid(file, place, "there are two entries " + entry.id());
        }
        entries.add(entry);
      }
    } catch (JsonProcessingException wrong) {
      throw invalid(file, wrong.getLocation(), wrong.getOriginalMessage());
    } catch (IOException fault) {
      throw invalid(file, JsonLocation.NA, fault.getMessage());
    }
    return entries;
  }

  private static CatalogueEntry entry(String file, JsonLocation place, Written written) {
    if (written == null) {
      throw invalid(file, place, "an entry with nothing in it");
    }
    try {
      return written.entry();
    } catch (IllegalArgumentException wrong) {
      throw invalid(file, place, "entry " + written.id + " " + wrong.getMessage());
    }
  }

  private static Refusal invalid(String file, JsonLocation place, String sentence) {
    String line = place == null || place.getLineNr() < 1 ? "" : ":" + place.getLineNr();
    return new Refusal(RefusalCode.CATALOGUE_INVALID, file + line + ": " + sentence);
  }

  /** An entry as it stands in the file. Scenarios and firmware that are left out are all. */
  private record Written(
      String id,
      String scenarios,
      String firmware,
      String reference,
      String field,
      String jvm,
      String board,
      @JsonProperty("apart_ms") Long apartMs,
      List<WrittenShape> shapes,
      List<WrittenShape> beside,
      List<WrittenShape> then,
      String words,
      WrittenEvidence evidence,
      String advice) {
    CatalogueEntry entry() {
      if (id == null || words == null || (field == null) == (shapes == null)) {
        throw new IllegalArgumentException(
            "needs id, words and its shape: field, jvm and board, or several under shapes");
      } else if (!isId(id)) {
        throw new IllegalArgumentException(
            "has an id that is not letters, digits, dots and dashes, 100 at most");
      }
      return new CatalogueEntry(
          id,
          pattern(scenarios, ".*"),
          pattern(firmware, ".*"),
          pattern(reference, "wiretwin"),
          new Appearance(own(), shapes(beside), shapes(then)),
          words.strip(),
          evidence == null ? Evidence.NONE : evidence.evidence(),
          advice == null ? "" : advice.strip());
    }

    private List<Shape> own() {
      return field == null
          ? shapes(shapes)
          : shapes(List.of(new WrittenShape(field, jvm, board, apartMs)));
    }

    private static List<Shape> shapes(List<WrittenShape> written) {
      return written == null ? List.of() : written.stream().map(WrittenShape::shape).toList();
    }

    private static Pattern pattern(String written, String fallback) {
      try {
        return Pattern.compile(written == null ? fallback : written);
      } catch (PatternSyntaxException wrong) {
        throw new IllegalArgumentException(
            "has no regular expression: " + wrong.getDescription() + " in " + written, wrong);
      }
    }
  }

  private record WrittenShape(
      String field, String jvm, String board, @JsonProperty("apart_ms") Long apartMs) {
    Shape shape() {
      if (field == null || jvm == null || board == null) {
        throw new IllegalArgumentException("has a shape that lacks field, jvm or board");
      }
      OptionalLong apart = apartMs == null ? OptionalLong.empty() : OptionalLong.of(apartMs);
      return new Shape(field, jvm, board, apart);
    }
  }

  private record WrittenEvidence(List<String> cases, List<String> functions, List<String> rfc) {
    Evidence evidence() {
      return new Evidence(of(cases), of(functions), of(rfc));
    }

    private static List<String> of(List<String> written) {
      return written == null ? List.of() : written;
    }
  }
}
