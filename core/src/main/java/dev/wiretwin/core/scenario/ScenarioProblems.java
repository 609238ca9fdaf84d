package dev.wiretwin.core.scenario;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Says why files are no scenarios, complaint by complaint: the only thing that reading ever throws.
 * Immutable.
 */
public final class ScenarioProblems extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Complaint> complaints;

  /**
   * @param complaints 1 or more, in the order of the file
   * @param further how many more there were than are listed
   */
  ScenarioProblems(List<Complaint> complaints, int further) {
    super(
        complaints.stream().map(Complaint::toString).collect(Collectors.joining("\n"))
            + (further > 0 ? "\nand " + further + " more" : ""));
    this.complaints = List.copyOf(complaints);
  }

  /** One that is not about any place in a file. */
  static ScenarioProblems about(String what, String sentence) {
    return new ScenarioProblems(List.of(new Complaint(what, 0, 0, "", sentence)), 0);
  }

  public List<Complaint> complaints() {
    return complaints;
  }

  /**
   * One fault.
   *
   * @param line from 1; 0 when it is about the file as a whole
   * @param column from 1; 0 likewise
   * @param path the field, such as {@code server[0][2].opcode}; may be empty
   * @param sentence says what is allowed there
   */
  public record Complaint(String file, int line, int column, String path, String sentence) {
    /** As compilers write it, so that editors can jump there. */
    @Override
    public String toString() {
      return file
          + (line > 0 ? ":" + line + ":" + column : "")
          + ": "
          + (path.isEmpty() ? "" : path + ": ")
          + sentence;
    }
  }
}
