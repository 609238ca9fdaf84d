package dev.wiretwin.api.comparisons;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.run.Choice;
import dev.wiretwin.api.session.BoardName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a plan of a wish, or says what is wrong with it. Thread safe. */
final class Planner {
  static final int MOST_TARGETS = 8;
  static final int MOST_REPEATS = 100;
  private static final double LEAST_SCALE = 0.001;
  private static final double MOST_SCALE = 1000;
  private static final Pattern BOARD = Pattern.compile("board:[^\\p{Cntrl}]{1,200}");
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");

  private final ScenarioShelf shelf;

  Planner(ScenarioShelf shelf) {
    this.shelf = shelf;
  }

  /**
   * @throws Refusal if it makes no sense, or if there is no such scenario
   */
  Plan plan(Wish wish) {
    List<String> targets = targets(wish.targets());
    int repeat = wish.repeat() == null ? 1 : wish.repeat();
    if (repeat < 1 || repeat > MOST_REPEATS) {
      throw bad("repeat must be a whole number from 1 to " + MOST_REPEATS);
    }
    OptionalDouble scale = scale(wish.timeScale());
    if (wish.name() != null && !NAME.matcher(wish.name()).matches()) {
      throw bad("name must be one line of at most 100 characters");
    }
    checkFences(wish);
    Choice choice = choice(wish);
    if (scale.isPresent()) {
      choice = choice.withTimeScale(scale.getAsDouble());
    }
    return new Plan(
        wish.name() == null ? nameOf(wish, choice) : wish.name(),
        choice,
        targets,
        repeat,
        scale,
        wish);
  }

  private static void checkFences(Wish wish) {
    if (wish.fence() != null && wish.fence() < 1) {
      throw bad("fence is the number that came with the lease: 1 or more");
    }
    Map<String, Long> fences = wish.fences() == null ? Map.of() : wish.fences();
    if (fences.size() > MOST_TARGETS
        || fences.values().stream().anyMatch(one -> one == null || one < 1)) {
      throw bad("fences has the number of the lease of each board, such as {\"virt0\": 7}");
    }
  }

  private static String nameOf(Wish wish, Choice choice) {
    return wish.scenario() == null ? choice.suite().name() : wish.scenario();
  }

  private Choice choice(Wish wish) {
    long said =
        Stream.of(wish.suite() != null, wish.scenario() != null, wish.inline() != null)
            .filter(is -> is)
            .count();
    if (said != 1) {
      throw bad("say one of suite, scenario and inline: what shall be compared");
    }
    if (wish.inline() != null) {
      return new Choice(inline(wish.inline()), false);
    }
    return shelf.find(wish.suite() == null ? wish.scenario() : wish.suite());
  }

  private static dev.wiretwin.core.scenario.Suite inline(JsonNode written) {
    return written.isTextual()
        ? ScenarioShelf.read("inline.yaml", written.textValue())
        : ScenarioShelf.read("inline.json", written.toString());
  }

  private static OptionalDouble scale(Double written) {
    if (written == null) {
      return OptionalDouble.empty();
    } else if (!(written >= LEAST_SCALE && written <= MOST_SCALE)) {
      throw bad("timeScale must be 0.001 to 1000: 0.05 is twenty times faster");
    }
    return OptionalDouble.of(written);
  }

  /** The JVM is the reference if it takes part, else who was named first. */
  private static List<String> targets(List<String> written) {
    if (written == null || written.size() < 2 || written.size() > MOST_TARGETS) {
      throw bad("targets must name 2 to " + MOST_TARGETS + ", such as [\"board:virt0\", \"jvm\"]");
    }
    List<String> targets = new ArrayList<>();
    for (String one : written) {
      if (one == null || !one.equals(Plan.JVM) && !BOARD.matcher(one).matches()) {
        throw new Refusal(
            RefusalCode.TARGET_NOT_FOUND, "a target is jvm or board:<id>; GET /boards lists them");
      }
      if (one.equals(Plan.JVM)) {
        targets.add(0, one);
      } else if (targets.stream().anyMatch(other -> isSameBoard(one, other))) {
        throw bad("targets must name each board once, and one way to it: compare others in turn");
      } else {
        targets.add(one);
      }
    }
    return targets;
  }

  private static boolean isSameBoard(String one, String other) {
    return BoardName.boardOf(one).equals(BoardName.boardOf(other));
  }

  private static Refusal bad(String sentence) {
    return new Refusal(RefusalCode.BAD_REQUEST, sentence);
  }
}
