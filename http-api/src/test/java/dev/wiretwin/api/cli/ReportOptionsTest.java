package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.catalogue.Catalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class ReportOptionsTest {
  @TempDir private Path folder;

  private ReportOptions options(String... args) {
    return CommandLine.populateCommand(new ReportOptions(), args);
  }

  @Test
  void eachFormGoesIntoItsFile() throws Exception {
    List<ReportFile> files =
        options(
                "--html=" + folder.resolve("a.html"),
                "--report=" + folder.resolve("a.json"),
                "--junit=" + folder.resolve("a.xml"),
                "--har=" + folder.resolve("a.har"),
                "--pcap=" + folder.resolve("a.pcap"))
            .demand();
    assertThat(files)
        .extracting(ReportFile::ending)
        .containsExactly("html", "json", "xml", "har", "pcap");
    try (OwnComparer comparer =
        OwnComparer.in(
            folder.resolve("state"), 1, 115_200, Catalogue.builtIn(), Optional.empty())) {
      String id = comparer.submit(Quick.wish(Quick.SCENARIO)).id();
      comparer.look(id, Duration.ofSeconds(30));
      ReportOptions.write(files, comparer, id);
    }
    assertThat(folder.resolve("a.html")).isNotEmptyFile();
    assertThat(folder.resolve("a.xml")).content().contains("<testsuite");
    assertThat(folder.resolve("a.pcap")).isNotEmptyFile();
  }

  @Test
  void oneThatCannotBeWrittenTakesTheOthersAlong() {
    ReportOptions options =
        options("--html=" + folder.resolve("a.html"), "--pcap=" + folder.resolve("no/a.pcap"));
    assertThatThrownBy(options::demand).isInstanceOf(CommandFailure.class);
    assertThat(folder).isEmptyDirectory();
  }
}
