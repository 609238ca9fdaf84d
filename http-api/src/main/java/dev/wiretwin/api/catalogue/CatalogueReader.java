package dev.wiretwin.api.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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

  /** An entry as it stands in the file; patterns that are left out match everything. */
  private record Written(
      String id,
      String scenarios,
      String firmware,
      String reference,
      String field,
      String jvm,
      String board,
      List<Shape> shapes,
      String words,
      WrittenEvidence evidence,
      String advice) {
    CatalogueEntry entry() {
      try {
        List<Shape> all = new ArrayList<>(shapes == null ? List.of() : shapes);
        if (field != null && jvm != null && board != null) {
          all.add(new Shape(field, jvm, board));
        }
        if (id == null || words == null || all.isEmpty()) {
          throw new IllegalArgumentException(
              "needs id, field, jvm, board and words: its shape must be said");
        }
        return new CatalogueEntry(
            id,
            pattern(scenarios, ".*"),
            pattern(firmware, ".*"),
            pattern(reference, "wiretwin"),
            all,
            words.strip(),
            evidence == null ? Evidence.NONE : evidence.evidence(),
            advice == null ? "" : advice.strip());
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException("entry " + id + " " + wrong.getMessage(), wrong);
      }
    }

    private static Pattern pattern(String written, String fallback) {
      try {
        return Pattern.compile(written == null ? fallback : written);
      } catch (PatternSyntaxException wrong) {
        throw new IllegalArgumentException("has no regular expression: " + wrong.getMessage());
      }
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
