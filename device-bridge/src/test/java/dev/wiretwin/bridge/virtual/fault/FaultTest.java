package dev.wiretwin.bridge.virtual.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop-to-board:p=0.001,run=1-40",
        "drop-to-host:p=0.000001",
        "flip-to-board:p=1",
        "flip-to-host:p=0",
        "repeat-to-board:p=0.25",
        "repeat-to-host:p=0.5",
        "stall:2000ms",
        "reset-at-byte:17",
        "brown-out:300ms",
        "wifi-lost",
        "wifi-lost:for=5000ms",
        "wifi-back",
        "fail-alloc:3",
        "out-of-memory",
        "slow-callbacks:40ms",
        "unplug",
        "replug",
        "replug:/tmp/other port",
        "reset:pin",
        "reset:soft-watchdog",
        "reset-on-open:never",
        "reset-on-open:once",
        "reset-on-open:always",
        "gpio0-low",
        "clear"
      })
  void aFaultIsWrittenAsItIsReadAndHappensAsWritten(String spec) throws FaultProblem {
    Fault fault = FaultParser.parse(spec);
    assertThat(fault.spec()).isEqualTo(spec);
    TargetNotes notes = new TargetNotes();
    fault.happenTo(notes);
    assertThat(notes.happened).containsExactly(spec);
  }
}
