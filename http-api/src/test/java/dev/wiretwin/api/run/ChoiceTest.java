package dev.wiretwin.api.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioProblems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"smoke", "suite:smoke"})
  void aBuiltInSuiteHasItsName(String named) throws Exception {
    Choice choice = Choice.of(named);
    assertThat(choice.builtIn()).isTrue();
    assertThat(choice.suite().name()).isEqualTo("smoke");
    assertThat(choice.suite().scenarios()).hasSizeGreaterThan(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"smoke/echo", "suite:smoke/echo", "rfc6455/closing.empty", "nodemcu-3.0.0/hs.ok"})
  void oneScenarioOfASuiteIsASuiteOfOne(String named) throws Exception {
    Choice choice = Choice.of(named);
    assertThat(choice.builtIn()).isTrue();
    assertThat(choice.suite().scenarios())
        .singleElement()
        .extracting(Scenario::name)
        .isEqualTo(named.substring(named.indexOf('/') + 1));
  }

  @Test
  void filesAndFoldersAreNotOurs() throws Exception {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, "client: [connect]");
    assertThat(Choice.of(file.toString()).builtIn()).isFalse();
    assertThat(Choice.of(folder.toString()).suite().scenarios()).hasSize(1);
  }

  @Test
  void aWrongFileNamesItsFaults() throws Exception {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, "client: [conect]");
    assertThatThrownBy(() -> Choice.of(file.toString()))
        .isInstanceOf(ScenarioProblems.class)
        .hasMessageContaining("mine.yaml:1:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smoek|did you mean \"smoke\"?",
        "nothing-like-it|known are nodemcu-3.0.0, rfc6455, smoke",
        "suite:smok|did you mean \"smoke\"?",
        "smoke/ehco|suite smoke has no scenario ehco: did you mean smoke/echo?",
        "smoke/nothing-like-it|wiretwin run smoke lists all of its 13",
        "no/such/file.yaml|neither a file or folder nor a built-in suite"
      })
  void whatDoesNotExistIsAnsweredWithWhatDoes(String named, String hint) {
    assertThatThrownBy(() -> Choice.of(named))
        .isInstanceOf(Choice.Unknown.class)
        .hasMessageContaining(hint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0000"})
  void whatIsNoNameIsNothing(String named) {
    assertThatThrownBy(() -> Choice.of(named)).isInstanceOf(Choice.Unknown.class);
  }

  @Test
  void anotherPaceChangesNothingElse() throws Exception {
    Choice choice = Choice.of("smoke/echo-tls");
    Scenario before = choice.suite().scenarios().get(0);
    Scenario after = choice.withTimeScale(0.5).suite().scenarios().get(0);
    assertThat(after.timeScale()).isEqualTo(0.5);
    assertThat(after).usingRecursiveComparison().ignoringFields("timeScale").isEqualTo(before);
  }
}
