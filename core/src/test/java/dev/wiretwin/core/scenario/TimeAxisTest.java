package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.LabRecording;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
  private static final long MS = 1_000_000;

  private static LabRecording accepted(long at) {
    return new LabRecording(
        List.of(
            new LabRecording.Connection(
                at, Optional.empty(), List.of(), Bytes.EMPTY, List.of(), List.of(), List.of())));
  }

  @Test
  void timesOfTheLabServerAreCountedFromTheFirstConnectAtTheTargetsPace() {
    TimeAxis axis = new TimeAxis(40 * MS, 0.05);
    assertThat(axis.device(40 * MS)).isZero();
    assertThat(axis.device(45 * MS)).isEqualTo(100 * MS);
    assertThat(axis.device(39 * MS)).isEqualTo(-20 * MS);
    assertThat(TimeAxis.SAME.device(7)).isEqualTo(7);
  }

  @Test
  void nobodyIsAcceptedBeforeItConnects() {
    TimeAxis axis = new TimeAxis(40 * MS, 0.05);
    assertThat(axis.fitting(accepted(39 * MS)).device(39 * MS)).isZero();
    assertThat(axis.fitting(accepted(41 * MS))).isEqualTo(axis);
    assertThat(axis.fitting(new LabRecording(List.of()))).isEqualTo(axis);
  }
}
