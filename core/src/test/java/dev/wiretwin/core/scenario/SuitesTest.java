package dev.wiretwin.core.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuitesTest {
  @TempDir Path folder;

  @Test
  void threeSuitesAreBuiltIn() {
    assertThat(Suites.names()).containsExactly("nodemcu-3.0.0", "rfc6455", "smoke");
    assertThat(Suites.find("smoke").orElseThrow().name()).isEqualTo("smoke");
    assertThat(Suites.find("smok")).isEmpty();
  }

  @Test
  void theRecordedVectorsAreScenariosInTheirOrder() {
    List<Scenario> vectors = Suites.load("nodemcu-3.0.0").scenarios();
    assertThat(vectors).hasSize(337).allMatch(one -> one.recorded().isPresent());
    assertThat(vectors.get(0).name()).isEqualTo("url.no-path");
    assertThat(vectors.stream().filter(one -> one.recorded().get().isDefined())).hasSize(286);
    assertThat(vectors.stream().filter(one -> one.notApplicable().isPresent())).hasSize(32);
    assertThat(vectors)
        .filteredOn(one -> one.name().equals("url.utf8-path"))
        .flatExtracting(Scenario::client)
        .contains(new ClientStep.Connect(1, "ws://127.0.0.1:{port}/Ã©"));
  }

  @Test
  void smokeExpectsEveryStatusThatCanBeProvoked() {
    Set<Integer> statuses =
        Suites.load("smoke").scenarios().stream()
            .flatMap(one -> one.expect().stream())
            .flatMapToInt(one -> one.status().stream())
            .boxed()
            .collect(Collectors.toSet());
    assertThat(statuses)
        .containsAll(IntStream.rangeClosed(0, 19).map(status -> -status).boxed().toList())
        .contains(-109, -110, -128, -902, -907, -909);
  }

  @Test
  void everyRuleOfTheRfcSuiteNamesItsSectionAndExpectsSomething() {
    assertThat(Suites.load("rfc6455").scenarios())
        .hasSizeGreaterThan(40)
        .allMatch(one -> one.title().matches("[45678]\\.?[0-9.]*(, [0-9.]+)*: .+"))
        .allMatch(one -> !one.expect().isEmpty())
        .allMatch(one -> one.notApplicable().isEmpty());
  }

  @Test
  void aFileOrAFolderIsASuite() throws IOException {
    Path one = Files.writeString(folder.resolve("b.yaml"), "client: []");
    Files.writeString(folder.resolve("a.json"), "{\"client\": []}");
    Files.writeString(folder.resolve("notes.txt"), "no scenario");

    assertThat(Suites.load(one.toString()).scenarios()).hasSize(1);
    assertThat(Suites.load(folder))
        .satisfies(
            all -> {
              assertThat(all.name()).isEqualTo(folder.getFileName().toString());
              assertThat(all.scenarios()).extracting(Scenario::name).containsExactly("a", "b");
            });
  }

  @Test
  void aFileMayNameOthersBesideIt() throws IOException {
    Files.writeString(folder.resolve("b.yaml"), "client: []");
    Path suite = Files.writeString(folder.resolve("s.yaml"), "files: [b.yaml]");
    assertThat(Suites.load(suite).scenarios()).extracting(Scenario::name).containsExactly("b");
  }

  @Test
  void whatIsNotThereIsSaidWithAGuess() {
    assertThatThrownBy(() -> Suites.load("smoek"))
        .isInstanceOf(ScenarioProblems.class)
        .hasMessage(
            "smoek: is neither a file or folder nor a built-in suite; did you mean \"smoke\"?");
    assertThatThrownBy(() -> Suites.load("a\0b")).isInstanceOf(ScenarioProblems.class);
    assertThatThrownBy(() -> Suites.load(folder.resolve("none.yaml")))
        .isInstanceOf(ScenarioProblems.class)
        .hasMessageContaining("cannot be read: there is no such file");
  }

  @Test
  void anEmptyFolderIsNoSuite() {
    assertThatThrownBy(() -> Suites.load(folder))
        .isInstanceOf(ScenarioProblems.class)
        .hasMessageEndingWith("must hold 1 to 1000 .yaml, .yml or .json files");
  }

  @Test
  void theBuiltInSuitesAreQuick() {
    assertThat(Stream.of("smoke", "rfc6455").map(Suites::load))
        .allMatch(suite -> suite.longestMs() < 15 * 60_000);
  }

  @Test
  void whatIsInNoFileIsASuiteThatNamesNoFiles() {
    byte[] two = "[{name: a, client: []}, {name: b, client: []}]".getBytes(UTF_8);
    assertThat(Suites.read("mine.yaml", two).name()).isEqualTo("mine");
    assertThat(Suites.read("mine.yaml", two).scenarios()).hasSize(2);
    assertThatThrownBy(() -> Suites.read("x", "files: [pom.xml]".getBytes(UTF_8)))
        .isInstanceOf(ScenarioProblems.class)
        .hasMessageContaining("files[0]");
  }
}
