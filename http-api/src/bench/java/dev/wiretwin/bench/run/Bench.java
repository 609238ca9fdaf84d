package dev.wiretwin.bench.run;

import dev.wiretwin.bench.report.Claim;
import dev.wiretwin.bench.report.Figure;
import dev.wiretwin.bench.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.openjdk.jmh.runner.RunnerException;

/** One whole run: every trial the settings ask for, then the codec, then the report. */
public final class Bench {
  private final Settings settings;
  private final PrintWriter progress;

  public Bench(Settings settings, PrintWriter progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * @param jmhFile where JMH's own results go as well, if anywhere
   */
  public Report run(Optional<Path> jmhFile)
      throws IOException, InterruptedException, RunnerException {
    Optional<Neighbours> before = Neighbours.now();
    Map<String, String> conditions = conditions();
    OptionalInt cpu = Pinning.processor();
    String pinned =
        cpu.isPresent()
            ? "client and server share one processor"
            : "NOT pinned, no taskset on this system";
    conditions.put("round trips", pinned);
    TrialRun trials = new TrialRun(progress, cpu);
    List<Figure> figures = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    for (Trial trial : new Trials(settings).list()) {
      Results results = trials.run(trial);
      figures.addAll(Claims.figures(trial, results));
      claims.addAll(Claims.about(trial, results));
    }
    if (settings.only().contains(Settings.Section.CODEC)) {
      CodecRun codec = new CodecRun(settings, progress);
      codec.run();
      figures.addAll(codec.figures());
      claims.addAll(codec.claims());
      if (jmhFile.isPresent()) {
        codec.writeRaw(jmhFile.get());
      }
    }
    Optional<Neighbours> after = Neighbours.now();
    before.ifPresent(
        early -> after.ifPresent(late -> conditions.put("others had", late.sentenceSince(early))));
    return new Report(conditions, figures, claims);
  }

  private Map<String, String> conditions() {
    Map<String, String> conditions = new LinkedHashMap<>();
    conditions.put("java", System.getProperty("java.vm.version"));
    conditions.put(
        "system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    conditions.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    conditions.put("flags", String.join(" ", ChildJvm.FLAGS));
    conditions.put("flags of ours", String.join(" ", ChildJvm.productFlags()));
    conditions.put("rounds", settings.rounds() + (settings.quick() ? ", quick" : ""));
    return conditions;
  }
}
