package dev.wiretwin.bridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.wiretwin.core.architecture.House;
import dev.wiretwin.core.architecture.HouseRules;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Holds the bridge to the rules of the house. That each rule can fail is shown beside it, in core's
 * {@code CoreRulesTest}.
 */
class ArchitectureTest {
  private static final HouseRules BRIDGE = new HouseRules("dev.wiretwin.bridge");
  private static final JavaClasses MAIN = House.mainClasses();
  private static final JavaClasses TESTS = House.testClasses();

  private static final String[] CHIP = {
    "virtual.cpu", "virtual.line", "virtual.lua", "virtual.net"
  };

  private static String[] withModules() {
    return Stream.concat(Stream.of(CHIP), Stream.of("virtual.module")).toArray(String[]::new);
  }

  private static ArchRule sharesNoParserWithCore() {
    return noClasses()
        .that()
        .resideInAPackage("dev.wiretwin.bridge.virtual..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.wiretwin.core.frame..",
            "dev.wiretwin.core.handshake..",
            "dev.wiretwin.core.deflate..",
            "dev.wiretwin.core.client..")
        .because("one mistake in both would hide itself");
  }

  static final List<ArchRule> RULES =
      List.of(
          BRIDGE.keepsLibraryIn("party.iroiro..", "virtual.lua"),
          BRIDGE.keepsLibraryIn(
              "com.sun.jna..",
              "virtual.pty",
              "virtual.lua.LuaNative",
              "virtual.lua.LuaNative$Allocator",
              "virtual.lua.LuaNative$Found"),
          BRIDGE.keepsLibraryIn("com.fazecast..", "serial.jserialcomm"),
          BRIDGE.hasNoCycles(),
          BRIDGE.knowsOnly("virtual.cpu"),
          BRIDGE.knowsOnly("virtual.line"),
          BRIDGE.knowsOnly("virtual.pty", "virtual.line"),
          BRIDGE.knowsOnly("virtual.lua"),
          BRIDGE.knowsOnly("virtual.net", "virtual.cpu"),
          BRIDGE.knowsOnly("virtual.module", CHIP),
          BRIDGE.knowsOnly("virtual.websocket", withModules()),
          BRIDGE.knowsOnly("virtual.firmware", withModules()),
          BRIDGE.knowsOnly(
              "virtual.at",
              "virtual.at.websocket",
              "virtual.cpu",
              "virtual.line",
              "virtual.net",
              "virtual.module",
              "virtual.firmware"),
          BRIDGE.knowsOnly("virtual.at.websocket", "virtual.cpu", "virtual.net"),
          BRIDGE.knowsOnly("virtual.fault", "virtual.module"),
          BRIDGE.knowsOnly("serial"),
          BRIDGE.knowsOnly("serial.jserialcomm", "serial"),
          BRIDGE.knowsOnly("serial.remote", "serial"),
          BRIDGE.knowsOnly("serial.ports", "serial", "serial.jserialcomm", "serial.remote"),
          BRIDGE.knowsOnly("console", "serial", "serial.ports", "link"),
          BRIDGE.knowsOnly("link"),
          BRIDGE.knowsOnly("lua", "link", "console", "serial", "identify"),
          BRIDGE.knowsOnly("at", "serial", "wifi"),
          BRIDGE.knowsOnly("wifi", "console", "serial"),
          BRIDGE.knowsOnly("identify", "serial", "console", "wifi", "link"),
          sharesNoParserWithCore(),
          BRIDGE.hasNoOpenFields(),
          BRIDGE.hasNoSetters(),
          BRIDGE.extendsNoConcreteClassOfOurs(),
          BRIDGE.isNamedForWhatItIs(),
          BRIDGE.locksOnlyIn("virtual.cpu", "virtual.line", "virtual.pty", "serial", "lua", "at"),
          BRIDGE.leavesStandardStreamsAlone(),
          BRIDGE.throwsNothingGeneric(),
          BRIDGE.logsThroughSlf4jOnly(),
          BRIDGE.keepsLoggersPrivateStaticFinal(),
          BRIDGE.neverSleeps());

  @ParameterizedTest
  @FieldSource("RULES")
  void theBridgeKeepsToTheRule(ArchRule rule) {
    rule.check(MAIN);
  }

  @Test
  void aBorrowedParserIsFound() {
    assertThat(sharesNoParserWithCore().evaluate(TESTS).getFailureReport().getDetails())
        .anyMatch(line -> line.contains("BorrowsTheParser"));
  }

  @Test
  void everyClassHasItsOwnTest() {
    BRIDGE.hasOwnTest(House.names(TESTS), House.testExceptions()).check(MAIN);
  }

  @Test
  void noTestSleeps() {
    BRIDGE.neverSleeps().check(TESTS);
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
