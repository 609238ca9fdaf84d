package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatLinesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ODD = "it's $HOME `id` \"x\" \\ ünï";

  @TempDir private Path folder;

  private static RepeatLines lines(String scenario) {
    ReportDocument document = Samples.all();
    return new RepeatLines(document.run(), Samples.same(scenario));
  }

  @Test
  void theBodyAsksForTheSameScenarioTargetsAndPace() throws Exception {
    JsonNode body = JSON.readTree(lines("echo").body());
    assertThat(body.at("/scenario").asText()).isEqualTo("smoke/echo");
    assertThat(body.at("/targets/0").asText()).isEqualTo("jvm");
    assertThat(body.at("/targets/1").asText()).isEqualTo("board:x");
    assertThat(body.at("/timeScale").asDouble()).isEqualTo(0.5);
  }

  @Test
  void aRunOfOneScenarioNamesItAloneAndNoPaceIsNoPace() throws Exception {
    ReportDocument.Run run =
        new ReportDocument.Run(
            "1",
            null,
            "x",
            null,
            "echo",
            new ReportDocument.Options(1, null, ""),
            List.of(Samples.JVM));
    assertThat(new RepeatLines(run, Samples.same("echo")).body())
        .isEqualTo("{\"scenario\":\"echo\",\"targets\":[\"jvm\"]}");
  }

  @Test
  void whatCameWithTheRequestCannotBeAskedForByName() {
    ReportDocument.Run run =
        new ReportDocument.Run(
            "1", null, "x", null, "own", new ReportDocument.Options(1, null, null), List.of());
    assertThat(new RepeatLines(run, Samples.same("echo")).isPossible()).isFalse();
    assertThat(lines("echo").isPossible()).isTrue();
  }

  /** What curl is given is what the shell makes of the line. */
  @Test
  void aShellExpandsNothingInTheCurlLine() throws Exception {
    Path curl = Files.writeString(folder.resolve("curl"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertThat(curl.toFile().setExecutable(true)).isTrue();
    Path script =
        Files.writeString(
            folder.resolve("repeat.sh"), "PATH=" + folder + ":$PATH\n" + lines(ODD).curl() + "\n");
    List<String> arguments =
        Reader.run(folder, "sh", script.toString()).succeeded().out().lines().toList();
    assertThat(arguments.get(1)).isEqualTo("http://127.0.0.1:8080/api/v1/comparisons?wait=22s");
    JsonNode body = JSON.readTree(arguments.get(arguments.size() - 1));
    assertThat(body.at("/scenario").asText()).isEqualTo("smoke/" + ODD);
  }

  @Test
  void thePytestSnippetIsPythonAndSendsTheSame() throws Exception {
    Path test =
        Files.writeString(
            folder.resolve("repeat.py"),
            lines(ODD).pytest()
                + "\n\nclass Answer:\n"
                + "    def raise_for_status(self): pass\n"
                + "    def json(self): return {'exitCode': 0, 'state': 'finished'}\n"
                + "def post(url, params, json):\n"
                + "    import json as j; print(j.dumps(json)); return Answer()\n"
                + "requests.post = post\n"
                + "test_it_s_home_id_x_n()\n");
    Files.writeString(folder.resolve("requests.py"), "");
    String sent = Reader.run(folder, "python3", test.toString()).succeeded().out();
    assertThat(JSON.readTree(sent)).isEqualTo(JSON.readTree(lines(ODD).body()));
  }
}
