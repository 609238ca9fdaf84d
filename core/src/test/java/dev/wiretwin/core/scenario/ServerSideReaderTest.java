package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.lab.LabStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSideReaderTest {
  @TempDir private Path folder;

  @Test
  void aScenarioIsReadAsAWhole() {
    Scenario read =
        read("a.yaml", "{client: [connect], server: [handshake, echo], server_tls: true}");
    assertThat(read.name()).isEqualTo("a");
    assertThat(read.serverTls()).isTrue();
    assertThat(read.server().connections().get(0)).hasSize(2);
  }

  @Test
  void aListOfStepsIsAServerForClientsThatNobodyScripts() {
    Scenario read = read("hello.yaml", "- handshake\n- text: hello\n- fin\n");
    assertThat(read.name()).isEqualTo("hello");
    assertThat(read.client()).isEmpty();
    assertThat(read.server().connections().get(0))
        .hasSize(3)
        .last()
        .isInstanceOf(LabStep.Fin.class);
  }

  @Test
  void aListThatStartsWithAMappingOrAListIsOneOfSteps() {
    assertThat(read("x.yaml", "[{refuse: 404}, fin]").server().connections()).hasSize(1);
    assertThat(read("x.json", "[[\"handshake\"], [\"rst\"]]").server().connections()).hasSize(2);
  }

  @Test
  void anEmptyListListensAndDoesNothing() {
    assertThat(read("x.yaml", "[]").server().connections()).hasSize(1);
  }

  @Test
  void aListOfOneScenarioIsThatScenario() {
    assertThat(read("x.yaml", "[{name: only, client: [connect]}]").name()).isEqualTo("only");
  }

  @Test
  void severalScenariosAreTooMany() {
    assertThatThrownBy(() -> read("x.yaml", "[{name: a, client: []}, {name: b, client: []}]"))
        .hasMessage("x.yaml: must hold one scenario, not 2");
  }

  @Test
  void aWrongStepIsNamedWithItsPlace() {
    assertThatThrownBy(() -> read("x.yaml", "- handshake\n- ehco\n"))
        .isInstanceOf(ScenarioProblems.class)
        .hasMessageContaining("x.yaml:2:3: ")
        .hasMessageContaining("echo");
    assertThatThrownBy(() -> read("x.yaml", "- [\n")).isInstanceOf(ScenarioProblems.class);
  }

  @Test
  void aFileIsReadFromTheDisk() throws IOException {
    Path file = folder.resolve("disk.yaml");
    Files.writeString(file, "[handshake]");
    assertThat(ServerSideReader.read(file).name()).isEqualTo("disk");
    assertThatThrownBy(() -> ServerSideReader.read(folder.resolve("none.yaml")))
        .isInstanceOf(ScenarioProblems.class)
        .hasMessageEndingWith("none.yaml: cannot be read: there is no such file");
  }

  private static Scenario read(String file, String text) {
    return ServerSideReader.read(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
