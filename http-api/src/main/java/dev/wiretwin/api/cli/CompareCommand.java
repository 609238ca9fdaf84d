package dev.wiretwin.api.cli;

import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.comparisons.ComparisonInfo;
import dev.wiretwin.api.comparisons.Wish;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.remote.RemoteService;
import dev.wiretwin.bridge.console.BoardTarget;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wiretwin compare}: the same scenarios on two or more targets. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Runs the same scenarios on two or more targets, and says where they differ.",
      "By itself, or on a running service with --url; the output is the same. What was compared",
      "is kept in the state directory."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK + ":every difference is known",
      ExitCode.FAILED + ":there is a new difference",
      ExitCode.USAGE + ":no such scenario, a wrong one, or the command line was not understood",
      ExitCode.INFRASTRUCTURE + ":no result: a board, a file or the service failed",
      ExitCode.STOPPED + ":stopped by Ctrl-C; what was compared so far was printed"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin compare --targets virtual,jvm --suite smoke --time-scale 0.05",
      "  wiretwin compare --targets board:/dev/ttyUSB0,jvm --lab-host 192.168.1.20 --html board.html",
      "  wiretwin compare --scenario mine.yaml --repeat 3 --json",
      "  wiretwin compare --targets board:virt0,jvm --url http://127.0.0.1:8080 --junit junit.xml",
      "  wiretwin compare --suite rfc6455 --since last-green",
      "  wiretwin compare --list"
    })
final class CompareCommand implements Callable<Integer> {
  private static final int LATEST = 20;

  @Spec private CommandSpec spec;

  @Mixin private WishOptions wishes;
  @Mixin private ReportOptions reports;
  @Mixin private ServiceOptions services;
  @Mixin private StateFolder state;
  @Mixin private LabHostOption labHost;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "Known divergences of yours, beside the built-in ones.")
  private Path catalogue;

  @Option(
      names = "--baud",
      paramLabel = "RATE",
      defaultValue = "" + BoardTarget.USUAL_BAUD,
      description = "The rate of ports that are named by their path (default: ${DEFAULT-VALUE}).")
  private int baud;

  @Option(
      names = "--since",
      paramLabel = "ID",
      description =
          "Say what changed since that comparison, or since "
              + SinceShow.LAST_GREEN
              + ": the latest of the same that had nothing new.")
  private String since;

  @Option(names = "--json", description = "Print report.json instead of the table.")
  private boolean json;

  @Option(names = "--list", description = "Print the latest comparisons, and make none.")
  private boolean list;

  @Override
  public Integer call() throws InterruptedException {
    Optional<RemoteService> service = services.service();
    try {
      if (list) {
        try (Comparer comparer = comparer(service)) {
          comparer.latest(LATEST).forEach(this::print);
        }
        return ExitCode.OK;
      }
      return compare(service);
    } catch (Refusal refused) {
      throw CommandFailure.refused(refused);
    } catch (IOException failed) {
      throw CommandFailure.noResult(SafeText.of(failed.getMessage()), failed);
    }
  }

  private void print(ComparisonInfo one) {
    spec.commandLine()
        .getOut()
        .printf(
            "%s  %s  %-10s %-13s %d/%d  %s on %s%n",
            one.id(),
            one.queuedAt(),
            one.state(),
            one.verdict() == null ? "" : one.verdict(),
            one.done(),
            one.scenarios(),
            SafeText.of(one.name()),
            SafeText.of(String.join(", ", one.targets())));
  }

  private int compare(Optional<RemoteService> service) throws IOException, InterruptedException {
    Wish wish = wishes.wish();
    demandSense(service.isPresent());
    List<ReportFile> files = reports.demand();
    boolean written = false;
    try (StopSignal stop = StopSignal.listening();
        Comparer comparer = comparer(service)) {
      SinceShow change = new SinceShow(comparer, json ? err() : spec.commandLine().getOut());
      if (since != null) {
        change.demand(since);
      }
      ComparisonShow.Ended ended = new ComparisonShow(comparer, spec, json).run(wish, stop);
      ReportOptions.write(files, comparer, ended.info().id());
      if (since != null) {
        change.show(since, ended.info());
      }
      written = true;
      return ended.exitCode();
    } finally {
      if (!written) {
        files.forEach(ReportFile::abandon);
      }
    }
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private void demandSense(boolean remote) {
    if (remote && wishes.namesVirtual()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "virtual is a board of this command's own: name one of the service, as board:NAME; POST"
              + " /api/v1/boards starts one.",
          null);
    } else if (remote && catalogue != null) {
      throw new CommandFailure(
          ExitCode.USAGE, "--catalogue is for comparisons of this command's own.", null);
    } else if (remote && labHost.address().isPresent()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--lab-host is for comparisons of this command's own: start the service with it.",
          null);
    }
  }

  private Comparer comparer(Optional<RemoteService> service) {
    if (service.isPresent()) {
      return new RemoteComparer(service.get());
    }
    return OwnComparer.in(state.folder(), wishes.pace(), baud, known(), labHost.address());
  }

  private Catalogue known() {
    Catalogue ours = Catalogue.builtIn();
    return catalogue == null ? ours : ours.withFile(catalogue);
  }
}
