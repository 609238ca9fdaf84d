package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CompareCommandTest {
  @TempDir private Path folder;

  private CliRun compare(String... more) {
    List<String> args =
        new ArrayList<>(List.of("compare", "--state-dir", "" + folder.resolve("state")));
    args.addAll(List.of(more));
    return CliRun.of(args.toArray(String[]::new));
  }

  private String mine() throws IOException {
    return "--scenario=" + Quick.file(folder, Quick.SCENARIO);
  }

  @Test
  void itComparesWritesReportsAndIsListedAfterwards() throws IOException {
    Path junit = folder.resolve("a.xml");
    CliRun run = compare("--targets=jvm,jvm", mine(), "--junit=" + junit, "--repeat=2");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("same      refused:", "1 scenario: 1 same");
    assertThat(junit).content().contains("<testsuite");
    CliRun list = compare("--list");
    assertThat(list.exitCode()).isZero();
    assertThat(list.out()).contains("finished", "same", "1/1  mine.yaml on jvm, jvm");
  }

  @Test
  void aModuleAtItsPortIsATargetWithItsLineRaisedMeanwhile() throws Exception {
    BoardSettings settings = BoardSettings.DEFAULT.withFirmware(Firmware.AT_2);
    try (PluggedIn module = PluggedIn.board(folder, settings)) {
      String target = "board:" + module.entry().port() + "+460800";
      CliRun run = compare("--targets=jvm," + target, "--suite=smoke/echo", "--json");
      assertThat(run.err()).doesNotContain("inconclusive");
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains(target, "esp-at-2.3.0.0");
    }
  }

  @Test
  void aServiceGivesTheSameOutput() throws IOException {
    String alone = compare("--targets=jvm,jvm", mine()).out();
    try (Service service = Service.start(ServiceSettings.local(folder.resolve("other")))) {
      CliRun run = compare("--targets=jvm,jvm", mine(), "--url=http://127.0.0.1:" + service.port());
      assertThat(run.out()).isEqualTo(alone);
      assertThat(run.exitCode()).isZero();
      CliRun list = compare("--list", "--url=http://127.0.0.1:" + service.port());
      assertThat(list.out()).contains("mine.yaml");
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsToldBeforeAnythingIsRun() throws IOException {
    CliRun run = compare("--targets=jvm,jvm", mine(), "--html=" + folder.resolve("no/a.html"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(run.err()).contains("a.html cannot be written").doesNotContain("1 scenario");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void whatMakesNoSenseIsAUsageError() throws IOException {
    assertThat(compare("--suite=smok").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(compare("--suite=smok").err()).contains("did you mean \"smoke\"?");
    assertThat(compare("--targets=jvm").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(compare("--url=http://127.0.0.1:1").err()).contains("of this command's own");
    CliRun own = compare("--targets=jvm,jvm", "--url=http://127.0.0.1:1", "--catalogue=" + folder);
    assertThat(own.err()).contains("--catalogue");
    CliRun none = compare("--targets=jvm,jvm", mine(), "--catalogue=" + folder.resolve("none"));
    assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).contains("there is no such file");
    Path empty = Files.writeString(folder.resolve("own.yaml"), "[]\n");
    assertThat(compare("--targets=jvm,jvm", mine(), "--catalogue=" + empty).exitCode()).isZero();
  }

  @Test
  void aServiceThatIsNotThereIsNoResult() throws IOException {
    CliRun run = compare("--targets=jvm,jvm", mine(), "--url=http://127.0.0.1:1");
    assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(run.err()).contains("is it running?");
  }

  @Test
  void helpHasExamples() {
    assertThat(compare("--help").out()).contains("Examples:", "--time-scale 0.05", "Exit codes:");
  }
}
