package dev.wiretwin.bridge.virtual.fault;

import java.util.Arrays;

/** Reads a fault from the words people write it in, see {@link FaultWord}. Stateless. */
public final class FaultParser {
  /** The longest words that are looked at; a path is the longest thing in them. */
  public static final int LONGEST = 1024;

  private FaultParser() {}

  /**
   * Reads one fault, such as {@code drop-to-board:p=0.001,run=1-40}.
   *
   * @throws FaultProblem if it is none; says where and what would be one
   */
  public static Fault parse(String spec) throws FaultProblem {
    if (spec.length() > LONGEST) {
      throw new FaultProblem(
          spec.substring(0, 20) + "…", LONGEST + 1, "too long, " + LONGEST + " characters at most");
    }
    int colon = spec.indexOf(':');
    String word = colon < 0 ? spec : spec.substring(0, colon);
    FaultWord known =
        Arrays.stream(FaultWord.values())
            .filter(each -> each.word().equals(word))
            .findFirst()
            .orElseThrow(() -> unknown(spec, word));
    return known.read(new FaultArguments(spec, known, colon < 0 ? spec.length() : colon + 1));
  }

  private static FaultProblem unknown(String spec, String word) {
    return new FaultProblem(spec, 1, "'" + word + "' is no fault; there are " + FaultWord.words());
  }
}
