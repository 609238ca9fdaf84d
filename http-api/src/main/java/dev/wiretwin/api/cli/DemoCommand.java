package dev.wiretwin.api.cli;

import dev.wiretwin.api.demo.Demo;
import dev.wiretwin.api.demo.StepResult;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wiretwin demo}: shows in a few seconds, on this machine alone, what the client does. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows the JVM client at work, on this machine alone.",
      "It echoes messages over TCP and TLS, then meets servers that misbehave; each close status",
      "is compared with the documented one. Takes a few seconds."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK + ":every step went as documented",
      ExitCode.FAILED + ":a step differs from what is documented",
      ExitCode.USAGE + ":the command line was not understood",
      ExitCode.INFRASTRUCTURE + ":no result: no free port on 127.0.0.1"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin demo",
      "  wiretwin demo --json | jq '.steps[] | [.close.status, .sentence]'"
    })
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON document instead of the table.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    var out = spec.commandLine().getOut();
    DemoTable table = new DemoTable(out);
    List<StepResult> results = new ArrayList<>();
    Demo demo = new Demo(Instant.now(), System::nanoTime);
    if (!json) {
      table.head();
    }
    try (Progress progress = Progress.on(spec.commandLine().getErr(), System::nanoTime)) {
      demo.play(
          what ->
              progress.begin("step " + (results.size() + 1) + " of " + demo.size() + ": " + what),
          result -> {
            results.add(result);
            if (!json) {
              table.row(result);
            }
          });
    } catch (IOException e) {
      throw CommandFailure.noResult("No free port on 127.0.0.1: " + e.getMessage() + ".", e);
    }
    long different = results.stream().filter(result -> !result.isAsDocumented()).count();
    if (json) {
      JsonAnswer.print(out, DemoJson.of(results));
    } else {
      table.foot(results.size(), different);
    }
    return different == 0 ? ExitCode.OK : ExitCode.FAILED;
  }
}
