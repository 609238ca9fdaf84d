package dev.wiretwin.api.comparisons;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.refusal.ScenarioRefusal;
import dev.wiretwin.api.run.Choice;
import dev.wiretwin.api.store.KeptScenarios;
import dev.wiretwin.core.scenario.Nearest;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioProblems;
import dev.wiretwin.core.scenario.Suite;
import dev.wiretwin.core.scenario.Suites;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Where scenarios are found by name: the suites that are built in, and those that users of this
 * bench brought. No name ever reaches a file. Thread safe.
 */
public final class ScenarioShelf {
  /** The longest text that is taken. */
  public static final int LONGEST_BYTES = 4 << 20;

  private static final String SUITE = "suite:";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

  private final Map<String, Suite> builtIn = new ConcurrentHashMap<>();
  private final KeptScenarios kept;
  private final Clock clock;

  public ScenarioShelf(KeptScenarios kept, Clock clock) {
    this.kept = kept;
    this.clock = clock;
  }

  /** The suites that are built in. */
  public List<Suite> builtIn() {
    return Suites.names().stream().map(name -> builtIn(name).orElseThrow()).toList();
  }

  private Optional<Suite> builtIn(String name) {
    return Suites.names().contains(name)
        ? Optional.of(builtIn.computeIfAbsent(name, one -> Suites.find(one).orElseThrow()))
        : Optional.empty();
  }

  /**
   * What users brought, by name.
   *
   * @param after only names behind this one; empty starts at the first
   */
  public List<KeptScenarios.Scenario> brought(String after, int limit) {
    return kept.list(after, limit);
  }

  /** The text that a user brought under this name; empty if nobody did. */
  public Optional<KeptScenarios.Scenario> text(String name) {
    return isName(name) ? kept.scenario(name) : Optional.empty();
  }

  /**
   * What is meant by {@code smoke}, {@code suite:smoke}, {@code smoke/echo}, or the name of what
   * somebody brought.
   *
   * @throws Refusal if there is no such thing; says what there is instead
   */
  public Choice find(String named) {
    String bare = named.startsWith(SUITE) ? named.substring(SUITE.length()) : named;
    int slash = bare.indexOf('/');
    String name = slash < 0 ? bare : bare.substring(0, slash);
    Choice whole = whole(name);
    return slash < 0 ? whole : one(whole, bare.substring(slash + 1));
  }

  private Choice whole(String name) {
    Optional<Suite> ours = builtIn(name);
    if (ours.isPresent()) {
      return new Choice(ours.get(), true);
    }
    return text(name)
        .map(one -> new Choice(named(name, read(name, one.text())), false))
        .orElseThrow(
            () ->
                new Refusal(
                    RefusalCode.SCENARIO_NOT_FOUND,
                    "there is no scenario or suite of this name: "
                        + Nearest.hint(name, Suites.names())));
  }

  private static Choice one(Choice whole, String scenario) {
    Suite suite = whole.suite();
    return suite.scenarios().stream()
        .filter(one -> one.name().equals(scenario))
        .findFirst()
        .map(
            one ->
                new Choice(new Suite(suite.name(), suite.title(), List.of(one)), whole.builtIn()))
        .orElseThrow(() -> noneSuch(suite, scenario));
  }

  private static Refusal noneSuch(Suite suite, String scenario) {
    List<String> names = suite.scenarios().stream().map(Scenario::name).toList();
    return new Refusal(
        RefusalCode.SCENARIO_NOT_FOUND,
        "suite "
            + suite.name()
            + " has no such scenario"
            + Nearest.to(scenario, names).map(meant -> ": did you mean " + meant + "?").orElse(""));
  }

  /**
   * Keeps it under that name, instead of what was there.
   *
   * @param text YAML or JSON: one scenario, a list of them, or a suite with {@code cases}
   * @return true if there was nothing of that name
   * @throws Refusal if the name cannot be had, or if the text is wrong; names every fault
   */
  public boolean put(String name, String text) {
    if (!isName(name)) {
      throw new Refusal(
          RefusalCode.BAD_REQUEST,
          "a name has letters, digits, -, _ and single dots, and at most 100 of them");
    }
    demandOurs(name);
    read(name, text);
    return kept.put(new KeptScenarios.Scenario(name, text, clock.instant()));
  }

  private static void demandOurs(String name) {
    if (Suites.names().contains(name)) {
      throw new Refusal(
          RefusalCode.BAD_REQUEST, name + " is built in and stays as it is: take another name");
    }
  }

  /**
   * @throws Refusal if there is none, or if it is built in
   */
  public void remove(String name) {
    demandOurs(name);
    if (!isName(name) || !kept.remove(name)) {
      throw new Refusal(RefusalCode.SCENARIO_NOT_FOUND, "there is no scenario of this name");
    }
  }

  /**
   * Reads what is in no file.
   *
   * @throws Refusal if it is no scenario; names every fault
   */
  public static Suite read(String name, String text) {
    try {
      return Suites.read(name, text.getBytes(StandardCharsets.UTF_8));
    } catch (ScenarioProblems wrong) {
      throw ScenarioRefusal.of(wrong);
    }
  }

  private static Suite named(String name, Suite read) {
    return new Suite(name, read.title(), read.scenarios());
  }

  private static boolean isName(String name) {
    return NAME.matcher(name).matches() && !name.contains("..");
  }
}
