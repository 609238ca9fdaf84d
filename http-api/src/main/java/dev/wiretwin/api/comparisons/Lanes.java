package dev.wiretwin.api.comparisons;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who may run beside whom: one comparison at a time on each board, and a few that need no board.
 * Who waits for a board keeps its place: nobody who came later takes that board first. Stateless.
 */
final class Lanes {
  /** So many without a board run side by side: they share the processors. */
  static final int BOARDLESS = 2;

  private Lanes() {}

  /**
   * @param waiting in the order they came
   * @return who may start now, in the same order
   */
  static List<Plan> startable(Collection<Plan> running, Collection<Plan> waiting) {
    Set<String> taken = new HashSet<>();
    running.forEach(plan -> taken.addAll(plan.boards()));
    long boardless = running.stream().filter(plan -> plan.boards().isEmpty()).count();
    List<Plan> startable = new ArrayList<>();
    for (Plan plan : waiting) {
      Set<String> boards = plan.boards();
      boolean free =
          boards.isEmpty() ? boardless < BOARDLESS : boards.stream().noneMatch(taken::contains);
      taken.addAll(boards);
      if (free) {
        startable.add(plan);
        boardless += boards.isEmpty() ? 1 : 0;
      }
    }
    return startable;
  }
}
