package dev.wiretwin.api.cli;

import dev.wiretwin.api.testee.FuzzedClient;
import dev.wiretwin.core.handshake.UrlFault;
import dev.wiretwin.core.handshake.WsUrl;
import dev.wiretwin.core.transport.TlsTrust;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wiretwin testee client}: our client, tested by a fuzzing server. */
@Command(
    name = "client",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Lets a fuzzing server test our client.",
      "Echoes through the server's cases, then has it write its report, which holds the",
      "verdicts. Compression is offered."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK + ":all cases were run; the verdicts are in the server's report",
      ExitCode.USAGE + ":the command line was not understood, or names no case there is",
      ExitCode.INFRASTRUCTURE + ":the server cannot be reached, or a case did not end"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin testee client --url ws://127.0.0.1:9001 --agent wiretwin",
      "  wiretwin testee client --url ws://localhost:9001 --agent wiretwin --cases 1-16"
    })
final class TesteeClientCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "Where the fuzzing server listens: ws://… or wss://…")
  private String url;

  @Option(
      names = "--agent",
      required = true,
      paramLabel = "NAME",
      description = "The name for us in the server's report.")
  private String agent;

  @Option(
      names = "--cases",
      paramLabel = "LIST",
      converter = CaseNumbers.Reader.class,
      description = "Only these, by number: 1-20,33,40- (default: all).")
  private CaseNumbers cases = CaseNumbers.ALL;

  @Option(names = "--insecure", description = "With wss://: believe any certificate.")
  private boolean insecure;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "The longest one case may take (default: ${DEFAULT-VALUE}).")
  private int timeout;

  @Override
  public Integer call() throws InterruptedException {
    if (WsUrl.parse(url) instanceof UrlFault fault) {
      throw new ParameterException(spec.commandLine(), "--url: " + fault.sentence() + ".");
    }
    if (timeout < 1) {
      throw new ParameterException(spec.commandLine(), "--timeout: must be 1 or more.");
    }
    TlsTrust trust = insecure ? TlsTrust.ANYTHING : TlsTrust.SYSTEM;
    FuzzedClient client = new FuzzedClient(url, agent, trust, Duration.ofSeconds(timeout));
    try (Progress progress = Progress.on(spec.commandLine().getErr(), System::nanoTime)) {
      int ran = run(client, progress);
      var out = spec.commandLine().getOut();
      out.println(ran + " cases run as " + agent + "; the verdicts are in the server's report");
      out.flush();
    } catch (IOException e) {
      throw CommandFailure.noResult(e.getMessage(), e);
    }
    return ExitCode.OK;
  }

  private int run(FuzzedClient client, Progress progress) throws IOException, InterruptedException {
    progress.begin("asking for the number of cases");
    int count = client.caseCount();
    int[] numbers = cases.of(count);
    if (numbers.length == 0) {
      throw new ParameterException(
          spec.commandLine(), "--cases: the server has only the cases 1 to " + count + ".");
    }
    for (int number : numbers) {
      progress.goOn("case " + number + " of " + count);
      client.runCase(number);
    }
    progress.goOn("the server writes its report");
    client.updateReports();
    return numbers.length;
  }
}
