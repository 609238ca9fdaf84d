package dev.wiretwin.api.comparisons;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wiretwin.api.compare.Compared;
import dev.wiretwin.api.report.ReportDocument.TargetName;
import dev.wiretwin.api.report.Reports;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What is kept of one scenario: a line of JSON that says who the targets were, and a line that is
 * its report. A value.
 *
 * @param report a {@link dev.wiretwin.api.report.ScenarioReport} as JSON
 */
record KeptPiece(List<TargetName> targets, byte[] report) {
  private static final JsonMapper JSON = new JsonMapper();

  static byte[] write(Compared compared) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      out.writeBytes(
          JSON.writeValueAsBytes(compared.targets().stream().map(TargetName::of).toList()));
    } catch (JsonProcessingException never) {
      throw new IllegalStateException("records can always be written", never);
    }
    out.write('\n');
    out.writeBytes(Reports.json(Reports.of(compared)));
    return out.toByteArray();
  }

  /**
   * @throws IllegalArgumentException if that was not written here
   */
  static KeptPiece read(byte[] kept) {
    int end = 0;
    while (end < kept.length && kept[end] != '\n') {
      end++;
    }
    String line = new String(kept, 0, end, StandardCharsets.UTF_8);
    try {
      TargetName[] targets = JSON.readValue(line, TargetName[].class);
      return new KeptPiece(
          List.of(targets), Arrays.copyOfRange(kept, Math.min(end + 1, kept.length), kept.length));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException("not what was kept: " + wrong.getMessage(), wrong);
    }
  }
}
