package dev.wiretwin.core.engine.autobahn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts the rows of all sections, so that none can be lost unnoticed. */
class CaseCountTest {
  private static final Pattern LINE = Pattern.compile("\"([0-9.]+)\": \"([A-Z]+)\"");

  private static List<String> numbers() {
    return Stream.of(
            Section1FramingTest.cases(),
            Section2PingsTest.cases(),
            Section3ReservedBitsTest.cases(),
            Section4OpcodesTest.cases(),
            Section5FragmentationTest.cases(),
            Section6Utf8Test.cases(),
            Section6Utf8Test.failFastCases(),
            Section6Utf8Test.sequences(),
            Section7CloseTest.cases(),
            Section9LimitsTest.cases(),
            Section10AutoFragmentTest.cases(),
            Section12CompressionTest.cases(),
            Section13CompressionTermsTest.cases())
        .flatMap(List::stream)
        .map(Object::toString)
        .toList();
  }

  private static Map<String, String> expected() throws IOException {
    try (InputStream in = CaseCountTest.class.getResourceAsStream("/autobahn/expected.json")) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> verdicts = new LinkedHashMap<>();
      for (Matcher line = LINE.matcher(json); line.find(); ) {
        verdicts.put(line.group(1), line.group(2));
      }
      return verdicts;
    }
  }

  @ParameterizedTest(name = "section {0}")
  @CsvSource({
    "1, 16", "2, 11", "3, 7", "4, 10", "5, 20", "6, 145", "7, 37", "9, 54", "10, 1", "12, 90",
    "13, 126"
  })
  void eachSectionHasAllItsCases(String section, int count) {
    assertThat(numbers()).filteredOn(number -> number.startsWith(section + ".")).hasSize(count);
  }

  @Test
  void noNumberOfAGroupIsMissingOrOutOfOrder() {
    Map<String, List<Integer>> groups =
        numbers().stream()
            .collect(
                Collectors.groupingBy(
                    number -> number.substring(0, number.lastIndexOf('.')),
                    LinkedHashMap::new,
                    Collectors.mapping(
                        number -> Integer.parseInt(number.substring(number.lastIndexOf('.') + 1)),
                        Collectors.toList())));
    assertThat(groups)
        .allSatisfy(
            (group, last) -> {
              List<Integer> fromOne = new ArrayList<>();
              for (int i = 1; i <= last.size(); i++) {
                fromOne.add(i);
              }
              assertThat(last).isEqualTo(fromOne);
            });
  }

  @Test
  void whatARealRunIsComparedWithNamesTheSameCases() throws IOException {
    assertThat(expected().keySet()).containsExactlyElementsOf(numbers());
  }

  @Test
  void onlyTheCasesThatTheSuiteMerelyWatchesAreNotExpectedToBeOk() throws IOException {
    Map<String, String> others = expected();
    others.values().removeIf("OK"::equals);
    assertThat(others)
        .isEqualTo(
            Map.of("7.1.6", "INFORMATIONAL", "7.13.1", "INFORMATIONAL", "7.13.2", "INFORMATIONAL"));
  }
}
