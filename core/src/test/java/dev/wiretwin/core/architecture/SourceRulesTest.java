package dev.wiretwin.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRulesTest {
  @TempDir Path folder;

  @Test
  void aFileOf401LinesIsTooLong() throws IOException {
    write("package p;\n" + "//\n".repeat(398) + "class X {}\n");
    assertThat(rules().oversized()).isEmpty();

    write("package p;\n" + "//\n".repeat(399) + "class X {}\n");
    assertThat(rules().oversized())
        .singleElement()
        .asString()
        .contains("X.java")
        .endsWith("a file of 401 lines; the most is 400");
  }

  @Test
  void aMethodOf51LinesIsTooLong() throws IOException {
    write("class X {\n  void m() {\n" + "    ;\n".repeat(48) + "  }\n}\n");
    assertThat(rules().oversized()).isEmpty();

    write("class X {\n  void m() {\n" + "    ;\n".repeat(49) + "  }\n}\n");
    assertThat(rules().oversized())
        .singleElement()
        .asString()
        .endsWith("X.java:2: m has 51 lines; the most is 50");
  }

  @Test
  void sevenParametersAreTooMany() throws IOException {
    write("class X {\n  void m(int a, int b, int c, int d, int e, int f, int g) {}\n}\n");
    assertThat(rules().oversized())
        .singleElement()
        .asString()
        .endsWith("X.java:2: m has 7 parameters; the most is 6");
  }

  @Test
  void theComponentsOfARecordAreNoParameters() throws IOException {
    write("record X(int a, int b, int c, int d, int e, int f, int g) {}\n");
    assertThat(rules().oversized()).isEmpty();

    write("record X(int a, int b, int c, int d, int e, int f, int g) {\n  X {\n    a++;\n  }\n}\n");
    assertThat(rules().oversized()).isEmpty();
  }

  @Test
  void synchronizedIsFoundAsBlockAndAsModifier() throws IOException {
    write(
        "package p;\nclass X {\n  void a() { synchronized (this) {} }\n  synchronized void b() {}\n}\n");
    assertThat(rules().synchronizedOutside(Set.of("q")))
        .satisfiesExactly(
            block -> assertThat(block).endsWith(":3: a synchronized block"),
            method -> assertThat(method).endsWith(":4: the synchronized method b"));
    assertThat(rules().synchronizedOutside(Set.of("p"))).isEmpty();
  }

  @Test
  void whatIsLeftOutIsNotRead() throws IOException {
    write("class X {\n  void m(int a, int b, int c, int d, int e, int f, int g) {}\n}\n");
    Files.writeString(folder.resolve("Y.java"), "class Y {}\n");
    SourceRules rules = SourceRules.below(List.of(folder), file -> file.endsWith("X.java"));
    assertThat(rules.oversized()).isEmpty();
  }

  @Test
  void aFolderWithoutSourcesIsNoProof() {
    List<Path> empty = List.of(folder, folder.resolve("missing"));
    assertThatThrownBy(() -> SourceRules.below(empty, file -> false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void write(String source) throws IOException {
    Files.writeString(folder.resolve("X.java"), source);
  }

  private SourceRules rules() {
    return SourceRules.below(List.of(folder), file -> false);
  }
}
