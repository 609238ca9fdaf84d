package dev.wiretwin.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.wiretwin.api.architecture.ApiRules;
import dev.wiretwin.core.architecture.House;
import dev.wiretwin.core.architecture.HouseRules;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Holds the application to the rules of the house. That each rule can fail is shown beside it, in
 * core's {@code CoreRulesTest}, and in {@code ApiRulesTest}.
 */
class ArchitectureTest {
  private static final HouseRules API = new HouseRules("dev.wiretwin.api");
  private static final JavaClasses MAIN = House.mainClasses();
  private static final JavaClasses TESTS = House.testClasses();

  static final List<ArchRule> RULES =
      List.of(
          API.hasNoOpenFields(),
          API.hasNoSetters(),
          API.extendsNoConcreteClassOfOurs(),
          API.isNamedForWhatItIs(),
          API.locksOnlyIn(
              "board",
              "catalogue",
              "comparisons",
              "feed",
              "lab",
              "metrics",
              "session",
              "store",
              "web"),
          API.leavesStandardStreamsAlone(),
          API.throwsNothingGeneric(),
          API.logsThroughSlf4jOnly(),
          API.keepsLoggersPrivateStaticFinal(),
          API.neverSleeps());

  @ParameterizedTest
  @FieldSource("RULES")
  void theApplicationKeepsToTheRule(ArchRule rule) {
    rule.check(MAIN);
  }

  static final Collection<ArchRule> FLOOR_PLAN = ApiRules.in("dev.wiretwin.api").values();

  @ParameterizedTest
  @FieldSource("FLOOR_PLAN")
  void theApplicationIsBuiltByItsFloorPlan(ArchRule rule) {
    rule.check(MAIN);
  }

  @Test
  void everyClassHasItsOwnTest() {
    API.hasOwnTest(House.names(TESTS), House.testExceptions()).check(MAIN);
  }

  @Test
  void noTestSleeps() {
    API.neverSleeps().check(TESTS);
  }

  @Test
  void filesMethodsAndParameterListsAreShort() {
    assertThat(House.allSources().oversized()).isEmpty();
  }

  @Test
  void nothingIsSynchronized() {
    assertThat(House.mainSources().synchronizedOutside(Set.of())).isEmpty();
  }
}
