package dev.wiretwin.api.cli;

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

  /** One of {@link ExitCode}. */
  public int exitCode() {
    return exitCode;
  }
}
