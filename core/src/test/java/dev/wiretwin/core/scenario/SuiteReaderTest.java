package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuiteReaderTest {
  private static final Map<String, String> FILES =
      Map.of(
          "a.yaml", "{name: a, client: []}",
          "b.yaml", "[{name: b1, client: []}, {name: b2, client: []}]",
          "bad.yaml", "{client: 5}",
          "nested.yaml", "{files: [a.yaml]}");

  private static Optional<byte[]> file(String name) {
    return Optional.ofNullable(FILES.get(name)).map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  private static Suite read(String file, String text) {
    return SuiteReader.read(file, text.getBytes(StandardCharsets.UTF_8), SuiteReaderTest::file);
  }

  @Test
  void aFileMayHoldOneScenarioOrAList() {
    assertThat(read("x/one.yaml", "client: []"))
        .satisfies(
            one -> {
              assertThat(one.name()).isEqualTo("one");
              assertThat(one.scenarios()).singleElement().extracting("name").isEqualTo("one");
            });
    assertThat(read("b.yaml", FILES.get("b.yaml")).scenarios())
        .extracting(Scenario::name)
        .containsExactly("b1", "b2");
    assertThat(read("b.yaml", "{name: a, client: []}\n---\n{name: b, client: []}").scenarios())
        .hasSize(2);
  }

  @Test
  void aSuiteHasANameCasesAndFiles() {
    Suite suite =
        read(
            "s.yaml",
            "{suite: s1, title: T, meta: {x: 1}, cases: [{name: c, client: []}],"
                + " files: [b.yaml, a.yaml]}");
    assertThat(suite.name()).isEqualTo("s1");
    assertThat(suite.title()).isEqualTo("T");
    assertThat(suite.scenarios()).extracting(Scenario::name).containsExactly("c", "b1", "b2", "a");
  }

  @Test
  void severalFilesMakeOneSuite() {
    Suite suite = SuiteReader.readAll("all", List.of("a.yaml", "b.yaml"), SuiteReaderTest::file);
    assertThat(suite.name()).isEqualTo("all");
    assertThat(suite.scenarios()).extracting(Scenario::name).containsExactly("a", "b1", "b2");
  }

  @Test
  void filesLieInTheSameFolderAndNameNoFurtherOnes() {
    assertThatThrownBy(() -> read("s.yaml", "files: [../a.yaml, /a.yaml, none.yaml, nested.yaml]"))
        .hasMessage(
            """
            s.yaml:1:9: files[0]: must be the name of a file in the same folder, not "../a.yaml"
            s.yaml:1:20: files[1]: must be the name of a file in the same folder, not "/a.yaml"
            s.yaml:1:29: files[2]: must be the name of a file in the same folder, not "none.yaml"
            nested.yaml:1:2: files: unknown field: known are cases, meta, suite, title""");
  }

  @Test
  void complaintsNameTheFileTheyAreAbout() {
    assertThatThrownBy(() -> read("s.yaml", "{files: [bad.yaml], case: 5}"))
        .hasMessage(
            "bad.yaml:1:10: client: must be a list, not 5\n"
                + "s.yaml:1:21: case: unknown field: did you mean \"cases\"?");
  }

  @Test
  void namesAreThereOnce() {
    assertThatThrownBy(() -> read("s.yaml", "files: [a.yaml, a.yaml]"))
        .hasMessage("a.yaml:1:1: has the name a, which another one has already");
  }

  @Test
  void aNameIsFoundInAPath() {
    assertThat(SuiteReader.baseName("x/y.z.yaml")).isEqualTo("y.z");
    assertThat(SuiteReader.baseName("x\\y.yaml")).isEqualTo("y");
    assertThat(SuiteReader.baseName(".hidden")).isEqualTo(".hidden");
  }
}
