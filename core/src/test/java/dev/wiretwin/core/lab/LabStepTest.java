package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LabStepTest {
  @Test
  void everyStepCanBeDelayed() {
    List<LabStep> steps =
        List.of(
            new LabStep.ExpectRequest(7),
            new LabStep.SendHandshake(7, Optional.empty(), Bytes.EMPTY, List.of(), 0),
            new LabStep.Send(7, Bytes.EMPTY),
            new LabStep.ExpectFrame(7, OptionalInt.empty(), 1, LabStep.NO_LIMIT),
            new LabStep.ExpectFin(7, LabStep.NO_LIMIT),
            new LabStep.Wait(7, 1),
            new LabStep.Echo(7, 1),
            new LabStep.EchoUntilClose(7, 1),
            new LabStep.Fin(7),
            new LabStep.Rst(7));
    assertThat(steps).extracting(LabStep::delayMs).containsOnly(7L);
  }

  @Test
  void aStepIsAValue() {
    List<Integer> cuts = new ArrayList<>(List.of(3));
    LabStep.SendHandshake step =
        new LabStep.SendHandshake(0, Optional.of("x"), Bytes.EMPTY, cuts, 0);
    cuts.clear();
    assertThat(step.splitAt()).containsExactly(3);
  }
}
