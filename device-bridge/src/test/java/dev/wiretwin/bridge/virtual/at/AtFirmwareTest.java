package dev.wiretwin.bridge.virtual.at;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole exchanges, from power on, per generation. */
class AtFirmwareTest {
  @ParameterizedTest
  @EnumSource(AtGeneration.class)
  void theWrittenExchangeIsByteForByteWhatIsSaid(AtGeneration generation) throws IOException {
    try (AtBench bench = new AtBench(generation)) {
      bench.board.powerOn();
      new Transcript(bench, "at-module-" + generation.word() + ".txt").play();
    }
  }
}
