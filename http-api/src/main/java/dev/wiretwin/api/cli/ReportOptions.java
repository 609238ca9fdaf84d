package dev.wiretwin.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which files a comparison is written to: options that commands share. */
final class ReportOptions {
  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the report to look at: one file that needs nothing else.")
  private Path html;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write report.json: all there is, for programs.")
  private Path json;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write JUnit XML, one test case per scenario.")
  private Path junit;

  @Option(
      names = "--har",
      paramLabel = "FILE",
      description = "Write HAR 1.2 with _webSocketMessages.")
  private Path har;

  @Option(
      names = "--pcap",
      paramLabel = "FILE",
      description = "Write what the lab servers saw, for tshark and its like.")
  private Path pcap;

  /**
   * The files, which can be written.
   *
   * @throws CommandFailure if one of them cannot
   */
  List<ReportFile> demand() {
    Map<String, Path> wanted = new LinkedHashMap<>();
    wanted.put("html", html);
    wanted.put("json", json);
    wanted.put("xml", junit);
    wanted.put("har", har);
    wanted.put("pcap", pcap);
    List<ReportFile> files = new ArrayList<>();
    try {
      wanted.forEach(
          (ending, path) -> {
            if (path != null) {
              files.add(ReportFile.demand(ending, path));
            }
          });
    } catch (CommandFailure cannot) {
      files.forEach(ReportFile::abandon);
      throw cannot;
    }
    return files;
  }

  /** Writes what there is of that comparison. */
  static void write(List<ReportFile> files, Comparer comparer, String id)
      throws IOException, InterruptedException {
    for (ReportFile file : files) {
      file.write(comparer.report(id, file.ending()));
    }
  }
}
