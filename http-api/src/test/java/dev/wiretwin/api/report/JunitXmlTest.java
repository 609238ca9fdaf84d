package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.compare.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JunitXmlTest {
  @TempDir private Path folder;

  private static String xml(ReportDocument document) {
    return new String(new JunitXml(document).write(), StandardCharsets.UTF_8);
  }

  private void isValid(ReportDocument document) throws Exception {
    Path written = Files.write(folder.resolve("junit.xml"), new JunitXml(document).write());
    Path schema = folder.resolve("junit.xsd");
    try (var in = JunitXmlTest.class.getResourceAsStream("junit.xsd")) {
      Files.write(schema, in.readAllBytes());
    }
    Reader.run(
            folder,
            "xmllint",
            "--noout",
            "--nonet",
            "--schema",
            schema.toString(),
            written.toString())
        .succeeded();
  }

  @Test
  void itIsValidForAReaderNobodyHereWrote() throws Exception {
    isValid(Samples.all());
    isValid(Samples.document());
    isValid(RealRun.document());
  }

  @Test
  void eachVerdictHasItsMark() {
    String xml = xml(Samples.all());
    assertThat(xml)
        .contains("tests=\"6\" failures=\"1\" errors=\"1\" skipped=\"1\"")
        .contains("timestamp=\"2026-01-02T03:04:05\"")
        .contains("<property name=\"target.board:x\" value=\"nodemcu-3.0.0\"/>")
        .contains("<testcase name=\"same\" classname=\"wiretwin.smoke\" time=\"0.025\">")
        .contains("<failure message=\"board:x: close (1): close 0 ≠ close -6\" type=\"new\">")
        .contains("<error message=\"board:x: the line is gone\" type=\"inconclusive\">")
        .contains("<skipped message=\"board:x: needs Lua\"/>")
        .contains("<system-out>known one-id: It is so.");
  }

  @Test
  void aFlakyScenarioTellsWhatEachAttemptCameTo() {
    assertThat(xml(Samples.document(Samples.all().scenarios().get(5))))
        .contains("flaky: attempts came to different verdicts\nattempt 1: new: board:x: close (1):")
        .contains("attempt 2: same</system-out>");
  }

  @Test
  void whatXmlHasNoCharactersForIsWrittenOut() throws Exception {
    String evil = "\u0000\u0008\u001b]]>\ufffe\ud800<&\"'";
    ReportDocument document =
        Samples.document(
            Samples.scenario(evil, Samples.tried(Verdict.NEW, Samples.unknown(evil, evil))),
            Samples.scenario(evil, Samples.broken(Verdict.INCONCLUSIVE, evil)),
            Samples.scenario(evil, Samples.broken(Verdict.SKIPPED, evil)));
    isValid(document);
    assertThat(xml(document)).contains("\\u{0}\\u{8}\\u{1b}]]&gt;\\u{fffe}\\u{d800}&lt;&amp;");
  }
}
