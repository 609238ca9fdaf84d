package dev.wiretwin.api.cli;

/** What the program's exit status tells the script that started it. */
public final class ExitCode {
  /** Done, and nothing new was found. */
  public static final int OK = 0;

  /** It ran to its end and the answer is bad: a new divergence, a failed expectation. */
  public static final int FAILED = 1;

  /** The command line makes no sense; nothing was started. */
  public static final int USAGE = 2;

  /**
   * No answer: a port, a file, the network or the program itself failed; says nothing on targets.
   */
  public static final int INFRASTRUCTURE = 3;

  /** Ended by Ctrl-C, as shells count it; what was done so far has been said. */
  public static final int STOPPED = 130;

  private ExitCode() {}
}
