package dev.wiretwin.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.wiretwin.core.architecture.CoreRules;
import dev.wiretwin.core.architecture.House;
import dev.wiretwin.core.architecture.HouseRules;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds core to the rules of the house; what each rule says stands in {@link CoreRules}. */
class ArchitectureTest {
  private static final String CORE = "dev.wiretwin.core";
  private static final Map<String, ArchRule> RULES = CoreRules.in(CORE);
  private static final JavaClasses MAIN = House.mainClasses();
  private static final JavaClasses TESTS = House.testClasses();

  static Stream<String> rules() {
    return RULES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void coreKeepsToTheRule(String rule) {
    RULES.get(rule).check(MAIN);
  }

  @Test
  void everyClassHasItsOwnTest() {
    new HouseRules(CORE).hasOwnTest(House.names(TESTS), House.testExceptions()).check(MAIN);
  }

  @Test
  void noTestSleeps() {
    new HouseRules(CORE).neverSleeps().check(TESTS);
  }

  @Test
  void filesMethodsAndParameterListsAreShort() {
    assertThat(House.allSources().oversized()).isEmpty();
  }

  @Test
  void synchronizedStandsInTransportOnly() {
    Set<String> transport = Set.of(CORE + ".transport", CORE + ".transport.netty");
    assertThat(House.mainSources().synchronizedOutside(transport)).isEmpty();
  }
}
