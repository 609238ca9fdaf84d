package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
  @TempDir private Path folder;

  @Test
  void itIsThereFromTheBeginningAndWrittenAtTheEnd() throws IOException {
    Path path = folder.resolve("a.html");
    ReportFile file = ReportFile.demand("html", path);
    assertThat(path).isEmptyFile();
    file.write("report".getBytes());
    file.abandon();
    assertThat(path).hasContent("report");
    assertThat(file.ending()).isEqualTo("html");
    assertThat(file.path()).isAbsolute();
  }

  @Test
  void oneThatIsNotWrittenLeavesNothingAndTakesNothing() throws IOException {
    ReportFile.demand("xml", folder.resolve("new")).abandon();
    assertThat(folder).isEmptyDirectory();
    Path old = Files.writeString(folder.resolve("old"), "kept");
    ReportFile.demand("xml", old).abandon();
    assertThat(old).hasContent("kept");
  }

  @Test
  void whatCannotBeWrittenIsToldAtOnce() throws IOException {
    assertThatThrownBy(() -> ReportFile.demand("xml", folder.resolve("no/such/folder.xml")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("folder.xml cannot be written");
    ReportFile gone = ReportFile.demand("xml", folder.resolve("x"));
    Files.delete(folder.resolve("x"));
    Files.createDirectory(folder.resolve("x"));
    assertThatThrownBy(() -> gone.write(new byte[] {1})).isInstanceOf(CommandFailure.class);
  }
}
