package dev.wiretwin.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void figuresSurviveTheWayThroughAProcessThatPrintsOtherThingsToo() {
    Figures figures = Figures.of("p50_us", 17.25).with("echoes", 30000);
    String output = "SLF4J(W): no provider\n" + figures.lines() + "bye\n";
    assertThat(Figures.parse(output)).isEqualTo(figures);
  }

  @Test
  void aMissingFigureIsNamed() {
    assertThatThrownBy(() -> Figures.of("a", 1).get("b")).hasMessage("no figure b among [a]");
  }

  @Test
  void aMeasureSurvivesTheCommandLine() {
    Measure measure =
        new Measure(Measure.Kind.PIPELINED, 32, 100, Duration.ofMillis(200), Duration.ofSeconds(2));
    assertThat(Measure.parse(measure.words())).isEqualTo(measure);
  }
}
