package dev.wiretwin.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows that no rule is asleep: each is asked about a class that was written to break it. */
class CoreRulesTest {
  private static final String ROOT = "dev.wiretwin.core.architecture.fixture";
  private static final Map<String, ArchRule> RULES = CoreRules.in(ROOT);
  private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(ROOT);

  static Stream<Arguments> breaches() {
    return Stream.of(
        arguments("frame is pure", List.of("frame.FrameOpensSockets")),
        arguments("deflate is pure", List.of("deflate.DeflateOpensSockets")),
        arguments("handshake is pure", List.of("handshake.HandshakeOpensSockets")),
        arguments("engine is pure", List.of("engine.EngineOpensSockets")),
        arguments("frame looks down", List.of("frame.FrameLooksUp")),
        arguments("deflate looks down", List.of("deflate.DeflateLooksUp")),
        arguments("handshake looks down", List.of("handshake.HandshakeLooksUp")),
        arguments("engine looks down", List.of("engine.EngineLooksUp")),
        arguments("transport looks down", List.of("transport.TransportLooksUp")),
        arguments("netty looks down", List.of("transport.netty.NettyLooksUp")),
        arguments("client looks down", List.of("client.ClientLooksUp")),
        arguments("server looks down", List.of("server.ServerLooksUp")),
        arguments("lab looks down", List.of("lab.LabLooksUp")),
        arguments("scenario looks down", List.of("scenario.ScenarioLooksUp")),
        arguments("time and chance", List.of("frame.ReadsTheClock", "frame.ThrowsDice")),
        arguments("netty", List.of("client.SpeaksNetty")),
        arguments("cycles", List.of("engine.ComesBack", "frame.GoesRound")),
        arguments("events are records", List.of("engine.Event$Lively")),
        arguments("outcomes are records", List.of("engine.Outcome$Undecided")),
        arguments("open fields", List.of("engine.OpenMachine")),
        arguments("setters", List.of("engine.SteeredMachine")),
        arguments("inheritance", List.of("client.Child")),
        arguments("names", List.of("client.SocketManager", "client.AbstractSocket")),
        arguments("locks", List.of("client.HoldsLock")),
        arguments("standard streams", List.of("client.Prints")),
        arguments("generic exceptions", List.of("client.ThrowsAnything")),
        arguments("java.util.logging", List.of("client.LogsElsewhere")),
        arguments("loggers", List.of("client.LendsItsLogger")),
        arguments("sleep", List.of("client.Sleeps")),
        arguments("client signatures", List.of("client.SpeaksNetty")));
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void aBreachIsFoundAndNamed(String rule, List<String> offenders) {
    List<String> report = RULES.get(rule).evaluate(FIXTURES).getFailureReport().getDetails();
    for (String offender : offenders) {
      assertThat(report).anyMatch(line -> line.contains(ROOT + "." + offender));
    }
  }

  @Test
  void everyRuleHasItsBreach() {
    assertThat(breaches().map(breach -> (String) breach.get()[0]))
        .containsExactlyInAnyOrderElementsOf(RULES.keySet());
  }

  @Test
  void aClassWithoutItsTestIsFound() {
    String child = ROOT + ".client.Child";
    Set<String> tests = Set.of(child + "Test", ROOT + ".client.ParentIT");
    List<String> report =
        new HouseRules(ROOT)
            .hasOwnTest(tests, Set.of(ROOT + ".client.Prints"))
            .evaluate(FIXTURES)
            .getFailureReport()
            .getDetails();
    assertThat(report)
        .anyMatch(line -> line.contains("SocketManager has neither SocketManagerTest nor"))
        .noneMatch(line -> line.contains("client.Child "))
        .noneMatch(line -> line.contains("client.Parent "))
        .noneMatch(line -> line.contains("client.Prints "));
  }
}
