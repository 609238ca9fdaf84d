package dev.wiretwin.api.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * {@code wiretwin bench}, for those who call it where it cannot be: the launcher of a checkout
 * takes this word itself, and the benchmarks are no part of the product's jar.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Measures the engine beside other clients; in a checkout only.",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {"  ./wiretwin bench", "  ./wiretwin bench --help"})
final class BenchCommand implements Callable<Integer> {
  @Unmatched private List<String> meantForTheBenchmarks = new ArrayList<>();

  @Override
  public Integer call() {
    throw new CommandFailure(
        ExitCode.USAGE,
        "The benchmarks are built from a checkout: run "
            + String.join(" ", "./wiretwin bench", String.join(" ", meantForTheBenchmarks)).strip()
            + " there.",
        null);
  }
}
