package dev.wiretwin.api.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * All divergences that are understood, of the built-in file {@code divergences.yaml}. Immutable.
 */
public final class Catalogue {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final List<CatalogueEntry> entries;

  private Catalogue(List<CatalogueEntry> entries) {
    this.entries = entries;
  }

  /** The one that comes with the product. */
  public static Catalogue builtIn() {
    try (InputStream in = Catalogue.class.getResourceAsStream("divergences.yaml")) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /**
   * @throws IllegalArgumentException if it is no catalogue; names the entry at fault
   */
  static Catalogue read(String yaml) {
    Written[] written;
    try {
      written = YAML.readValue(yaml, Written[].class);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException("not a catalogue: " + wrong.getMessage(), wrong);
    }
    Set<String> ids = new HashSet<>();
    List<CatalogueEntry> entries = Arrays.stream(written).map(Written::entry).toList();
    for (CatalogueEntry entry : entries) {
      if (!ids.add(entry.id())) {
        throw new IllegalArgumentException("there are two entries " + entry.id());
      }
    }
    return new Catalogue(entries);
  }

  public List<CatalogueEntry> entries() {
    return entries;
  }

  /** The first entry that describes a divergence of this shape. */
  public Optional<CatalogueEntry> explain(String scenario, Divergence one) {
    return entries.stream().filter(entry -> entry.explains(scenario, one)).findFirst();
  }

  /** An entry as it stands in the file; patterns that are left out match everything. */
  private record Written(
      String id,
      String scenarios,
      String field,
      String jvm,
      String board,
      String words,
      List<String> evidence,
      String advice) {
    CatalogueEntry entry() {
      if (id == null || field == null || jvm == null || board == null || words == null) {
        throw new IllegalArgumentException(
            "entry " + id + " needs id, field, jvm, board and words: its shape must be said");
      }
      try {
        return new CatalogueEntry(
            id,
            Pattern.compile(scenarios == null ? ".*" : scenarios),
            Pattern.compile(field),
            Pattern.compile(jvm),
            Pattern.compile(board),
            words.strip(),
            evidence == null ? List.of() : evidence,
            advice == null ? "" : advice.strip());
      } catch (PatternSyntaxException wrong) {
        throw new IllegalArgumentException("entry " + id + ": " + wrong.getMessage(), wrong);
      }
    }
  }
}
