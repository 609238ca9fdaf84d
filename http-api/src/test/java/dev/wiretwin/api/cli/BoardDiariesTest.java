package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardDiariesTest {
  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  @Test
  void withoutAFileAllBoardsShareTheWriter() throws IOException {
    try (BoardDiaries diaries = BoardDiaries.open(Optional.empty(), 2, new PrintWriter(err))) {
      diaries.page("virt0").accept("one");
      diaries.page("virt1").accept("two");
    }
    assertThat(err.toString()).contains(" virt0 one\n", " virt1 two\n");
  }

  @Test
  void eachBoardHasAFileOfItsOwnThatIsAddedTo() throws IOException {
    Path log = folder.resolve("log");
    Files.writeString(folder.resolve("log1"), "before\n");
    try (BoardDiaries diaries = BoardDiaries.open(Optional.of(log), 2, new PrintWriter(err))) {
      diaries.page("virt0").accept("one");
      diaries.page("virt1").accept("two");
    }
    assertThat(folder.resolve("log0")).content().endsWith(" virt0 one\n").doesNotContain("two");
    assertThat(folder.resolve("log1")).content().startsWith("before\n").endsWith(" virt1 two\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void oneBoardHasTheFileThatWasNamed() throws IOException {
    Path log = folder.resolve("log");
    BoardDiaries.open(Optional.of(log), 1, new PrintWriter(err)).close();
    assertThat(log).exists();
  }

  @Test
  void aFileThatCannotBeWrittenIsSaid() {
    Optional<Path> log = Optional.of(folder.resolve("none").resolve("log"));
    assertThatThrownBy(() -> BoardDiaries.open(log, 1, new PrintWriter(err)))
        .hasMessageContaining("name a file in a folder that you may write");
  }
}
