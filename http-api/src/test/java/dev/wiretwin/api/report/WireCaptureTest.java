package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read by tshark, which nobody here wrote. */
class WireCaptureTest {
  @TempDir private Path folder;

  /** One line per packet that the filter lets through, its fields between bars. */
  private List<String> tshark(ReportDocument document, String filter, String... fields)
      throws Exception {
    Path capture = Files.write(folder.resolve("run.pcap"), Reports.pcap(document));
    List<String> command =
        new ArrayList<>(
            List.of(
                "tshark",
                "-n",
                "-r",
                capture.toString(),
                "-Y",
                filter,
                "-o",
                "tcp.check_checksum:TRUE",
                "-o",
                "ip.check_checksum:TRUE",
                "-T",
                "fields",
                "-E",
                "separator=|"));
    for (String field : fields) {
      command.addAll(List.of("-e", field));
    }
    return Reader.run(folder, command.toArray(new String[0]))
        .succeeded()
        .out()
        .lines()
        .filter(line -> !line.startsWith("Running as user"))
        .toList();
  }

  private static final String ODD =
      "_ws.malformed || tcp.analysis.flags || ip.checksum.status == 0 || tcp.checksum.status == 0";

  @Test
  void theUpgradeAndEveryFrameAreDecoded() throws Exception {
    ReportDocument document = Samples.document(Samples.same("echo"));
    assertThat(tshark(document, "http", "ip.src", "http.request.uri", "http.response.code"))
        .containsExactly(
            "10.0.0.11|/a?b=c&d|", "10.0.0.1||101", "10.0.0.12|/a?b=c&d|", "10.0.0.1||101");
    assertThat(
            tshark(
                document,
                "websocket && ip.addr == 10.0.0.11",
                "ip.src",
                "websocket.opcode",
                "websocket.mask",
                "websocket.payload.text",
                "websocket.payload.close.status_code",
                "websocket.payload.close.reason"))
        .containsExactly(
            "10.0.0.11|1|1|hello||",
            "10.0.0.1|1|0|hello||",
            "10.0.0.11|8|1||1000|",
            "10.0.0.1|8|0||1001|ok");
    assertThat(tshark(document, ODD, "frame.number")).isEmpty();
  }

  @Test
  void timesAreThoseOfTheRunOneAfterTheOther() throws Exception {
    ReportDocument document = Samples.document(Samples.same("echo"));
    assertThat(tshark(document, "websocket.opcode == 1", "frame.time_epoch"))
        .containsExactly(
            "1767323045.503000000", "1767323045.504000000",
            "1767323046.512000000", "1767323046.513000000");
  }

  @Test
  void aRealComparisonHasNothingOddInIt() throws Exception {
    ReportDocument real = RealRun.document();
    assertThat(tshark(real, ODD, "frame.number", "_ws.expert.message")).isEmpty();
    assertThat(tshark(real, "websocket", "websocket.opcode")).hasSizeGreaterThan(6);
    assertThat(tshark(real, "tcp.flags.reset == 1", "frame.number")).isNotEmpty();
  }
}
