package dev.wiretwin.api.cli;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.core.scenario.ScenarioProblems;
import java.util.stream.Collectors;

/**
 * What a command throws when it cannot give an answer: one sentence for the person in front of it,
 * and the exit code for the script. Never for a bad result: that is an ordinary return.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * @param sentence what failed and, where we know it, what to do about it
   * @param cause what happened underneath; {@code null} when the sentence says it all
   */
  public CommandFailure(int exitCode, String sentence, Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  /** A port, a file or the network failed. */
  static CommandFailure noResult(String sentence, Exception cause) {
    return new CommandFailure(ExitCode.INFRASTRUCTURE, sentence, cause);
  }

  /** What was asked for is not done: the asker's mistake, or the world's. */
  static CommandFailure refused(Refusal refused) {
    boolean mistake =
        switch (refused.code()) {
          case BAD_REQUEST, TARGET_NOT_FOUND -> true;
          case SCENARIO_NOT_FOUND, SCENARIO_INVALID, CATALOGUE_INVALID -> true;
          default -> false;
        };
    return new CommandFailure(
        mistake ? ExitCode.USAGE : ExitCode.INFRASTRUCTURE,
        SafeText.of(refused.getMessage()) + ".",
        refused);
  }

  /**
   * A serial line cannot be had, or is gone, or its board does not do as it is told.
   *
   * @param words why, and what to do; the full stop may be missing
   */
  static CommandFailure ofLine(String words, Exception cause) {
    String safe = SafeText.of(words);
    return noResult(safe.matches(".*[.?!]") ? safe : safe + ".", cause);
  }

  /** A scenario that makes no sense: every fault on a line of its own, behind file and line. */
  static CommandFailure wrongScenario(ScenarioProblems wrong) {
    String newline = System.lineSeparator();
    String listed =
        wrong
            .getMessage()
            .lines()
            .map(SafeText::of)
            .collect(Collectors.joining(newline + "  ", newline + "  ", ""));
    boolean aboutAFile = wrong.complaints().get(0).line() == 0;
    return new CommandFailure(
        ExitCode.USAGE,
        aboutAFile && wrong.complaints().size() == 1
            ? listed.strip() + "."
            : "nothing was run; mend this first:" + listed,
        wrong);
  }

  /** One of {@link ExitCode}. */
  public int exitCode() {
    return exitCode;
  }
}
