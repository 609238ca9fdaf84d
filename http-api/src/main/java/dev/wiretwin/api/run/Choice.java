package dev.wiretwin.api.run;

import dev.wiretwin.core.scenario.Nearest;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.Suite;
import dev.wiretwin.core.scenario.Suites;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What somebody chose to run, by the words they named it with. Immutable.
 *
 * @param builtIn whether it is ours, and so keeps to this machine
 */
public record Choice(Suite suite, boolean builtIn) {
  private static final String SUITE = "suite:";

  /** Why there is nothing of this name; says what there is instead. */
  public static final class Unknown extends Exception {
    private static final long serialVersionUID = 1L;

    Unknown(String sentence) {
      super(sentence);
    }
  }

  /**
   * @param named a built-in suite ({@code smoke} or {@code suite:smoke}), one scenario of it
   *     ({@code smoke/echo}), a file or a folder
   * @throws Unknown if there is no such thing
   * @throws dev.wiretwin.core.scenario.ScenarioProblems if a file is wrong; names every fault
   */
  public static Choice of(String named) throws Unknown {
    boolean only = named.startsWith(SUITE);
    String bare = only ? named.substring(SUITE.length()) : named;
    int slash = bare.indexOf('/');
    String suiteName = slash < 0 ? bare : bare.substring(0, slash);
    Optional<Suite> suite = Suites.find(suiteName);
    if (suite.isPresent() && slash < 0) {
      return new Choice(suite.get(), true);
    }
    Optional<Choice> one = suite.flatMap(all -> oneOf(all, bare.substring(slash + 1)));
    if (one.isPresent()) {
      return one.get();
    }
    Optional<Path> path = only ? Optional.empty() : existing(bare);
    if (path.isPresent()) {
      return new Choice(Suites.load(path.get()), false);
    }
    throw unknown(bare, suite, bare.substring(slash + 1));
  }

  private static Optional<Choice> oneOf(Suite suite, String scenario) {
    return suite.scenarios().stream()
        .filter(one -> one.name().equals(scenario))
        .findFirst()
        .map(one -> new Choice(new Suite(suite.name(), suite.title(), List.of(one)), true));
  }

  private static Optional<Path> existing(String written) {
    try {
      return Optional.of(written)
          .filter(text -> !text.isEmpty())
          .map(Path::of)
          .filter(Files::exists);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  private static Unknown unknown(String bare, Optional<Suite> suite, String scenario) {
    if (suite.isEmpty()) {
      return new Unknown(
          bare
              + " is neither a file or folder nor a built-in suite: "
              + Nearest.hint(bare, Suites.names()));
    }
    List<String> names = suite.get().scenarios().stream().map(Scenario::name).toList();
    return new Unknown(
        "suite "
            + suite.get().name()
            + " has no scenario "
            + scenario
            + ": "
            + Nearest.to(scenario, names)
                .map(meant -> "did you mean " + suite.get().name() + "/" + meant + "?")
                .orElse(
                    "wiretwin run " + suite.get().name() + " lists all of its " + names.size()));
  }

  /** The same at another pace. */
  public Choice withTimeScale(double realPerDevice) {
    return changed(one -> one.withTimeScale(realPerDevice));
  }

  /** The same against lab servers at another address of this machine. */
  public Choice withLabHost(String address) {
    return changed(one -> one.withLabHost(address));
  }

  private Choice changed(UnaryOperator<Scenario> change) {
    List<Scenario> changed = suite.scenarios().stream().map(change).toList();
    return new Choice(new Suite(suite.name(), suite.title(), changed), builtIn);
  }
}
