package dev.wiretwin.api.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Arrays;
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

  private CatalogueReader() {}

  /**
   * @param file for complaints
   * @throws IllegalArgumentException if it is no catalogue; names the entry at fault
   */
  static List<CatalogueEntry> read(String file, String yaml) {
    Written[] written;
    try {
      written = YAML.readValue(yaml, Written[].class);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(file + " is no catalogue: " + wrong.getMessage(), wrong);
    }
    Set<String> ids = new HashSet<>();
    List<CatalogueEntry> entries = Arrays.stream(written).map(Written::entry).toList();
    for (CatalogueEntry entry : entries) {
      if (!ids.add(entry.id())) {
        throw new IllegalArgumentException(file + ": there are two entries " + entry.id());
      }
    }
    return entries;
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
      Long apart_ms,
      List<WrittenShape> shapes,
      List<WrittenShape> beside,
      List<WrittenShape> then,
      String words,
      WrittenEvidence evidence,
      String advice) {
    CatalogueEntry entry() {
      try {
        if (id == null || words == null || (field == null) == (shapes == null)) {
          throw new IllegalArgumentException(
              "needs id, words and its shape: field, jvm and board, or several under shapes");
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
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException("entry " + id + " " + wrong.getMessage(), wrong);
      }
    }

    private List<Shape> own() {
      return field == null
          ? shapes(shapes)
          : shapes(List.of(new WrittenShape(field, jvm, board, apart_ms)));
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

  private record WrittenShape(String field, String jvm, String board, Long apart_ms) {
    Shape shape() {
      if (field == null || jvm == null || board == null) {
        throw new IllegalArgumentException("has a shape that lacks field, jvm or board");
      }
      OptionalLong apart = apart_ms == null ? OptionalLong.empty() : OptionalLong.of(apart_ms);
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
