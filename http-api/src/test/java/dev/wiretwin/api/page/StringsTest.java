package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.catalogue.CatalogueEntry;
import dev.wiretwin.api.refusal.RefusalCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the page says, it says in both languages. */
class StringsTest {
  private static final Path WEB = Path.of("../web-ui/src/main/resources/web");
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
  private static final Pattern ASKED = Pattern.compile("\\b(?:t|maybe)\\('([A-Za-z0-9.-]+)'");
  private static final Pattern ASSEMBLED = Pattern.compile("\\b(?:t|maybe)\\(`([A-Za-z0-9.-]+)");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  private static Map<String, String> words(String language) {
    Map<String, String> words = new TreeMap<>();
    try {
      JsonNode file =
          new ObjectMapper()
              .readTree(Files.readAllBytes(WEB.resolve("strings/" + language + ".json")));
      file.properties().forEach(one -> words.put(one.getKey(), one.getValue().textValue()));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
    assertThat(words).isNotEmpty();
    return words;
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(WEB)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".js")).toList()) {
        sources.add(Files.readString(file));
      }
    }
    assertThat(sources).isNotEmpty();
    return sources;
  }

  private static Set<String> found(Pattern pattern) throws IOException {
    return sources().stream()
        .flatMap(source -> pattern.matcher(source).results())
        .map((MatchResult one) -> one.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the service says in English itself; the page has it in the other language only. */
  private static Map<String, String> ofTheService() {
    Map<String, String> words = new TreeMap<>();
    for (RefusalCode code : RefusalCode.values()) {
      words.put("problem." + code.code(), code.title());
    }
    for (CatalogueEntry entry : Catalogue.builtIn().entries()) {
      words.put("known." + entry.id(), entry.words());
      if (!entry.advice().isEmpty()) {
        words.put("known." + entry.id() + ".do", entry.advice());
      }
    }
    return words;
  }

  @Test
  void eachStringHasItsTwin() {
    Map<String, String> english = words("en");
    Map<String, String> service = ofTheService();
    assertThat(english).doesNotContainKeys(service.keySet().toArray(String[]::new));
    english.putAll(service);
    assertThat(words("zh-CN").keySet()).isEqualTo(english.keySet());
  }

  @Test
  void whatTheServiceSaysIsToldWithTheSameNumbers() {
    Map<String, String> chinese = words("zh-CN");
    ofTheService()
        .forEach(
            (key, text) -> assertThat(numbers(chinese.get(key))).as(key).isEqualTo(numbers(text)));
  }

  private static Set<String> numbers(String text) {
    return NUMBER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  @Test
  void twinsNameTheSameThings() {
    Map<String, String> chinese = words("zh-CN");
    words("en")
        .forEach(
            (key, text) -> assertThat(places(chinese.get(key))).as(key).isEqualTo(places(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-CN"})
  void noneIsEmptyOrLongerThanAParagraph(String language) {
    assertThat(words(language))
        .allSatisfy(
            (key, text) -> assertThat(text.strip()).as(key).isNotEmpty().hasSizeLessThan(600));
  }

  @Test
  void chineseIsChinese() {
    Map<String, String> english = words("en");
    english.putAll(ofTheService());
    assertThat(words("zh-CN"))
        .allSatisfy(
            (key, text) -> {
              boolean aWord = english.get(key).matches(".*[a-z]{3}.*[ ].*[a-z]{3}.*");
              assertThat(!aWord || CHINESE.matcher(text).find()).as(key + ": " + text).isTrue();
            });
  }

  @Test
  void whateverThePageAsksForIsThere() throws IOException {
    Set<String> asked = found(ASKED);
    assertThat(asked).isNotEmpty();
    assertThat(words("en").keySet()).containsAll(asked);
  }

  @Test
  void whateverIsThereIsAskedFor() throws IOException {
    Set<String> asked = found(ASKED);
    Set<String> beginnings = found(ASSEMBLED);
    String all = String.join("\n", sources());
    assertThat(words("zh-CN").keySet())
        .allSatisfy(
            key ->
                assertThat(
                        asked.contains(key)
                            || beginnings.stream().anyMatch(key::startsWith)
                            || all.contains("'" + key + "'"))
                    .as("nobody says " + key)
                    .isTrue());
  }
}
