package dev.wiretwin.bridge.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResetSequenceTest {
  private final List<String> done = new ArrayList<>();
  private final SerialLine line =
      new SerialLine() {
        @Override
        public String name() {
          return "line";
        }

        @Override
        public void write(byte[] bytes) {}

        @Override
        public int baud() {
          return 9600;
        }

        @Override
        public void changeBaud(int baud) {}

        @Override
        public void modemLines(boolean dtr, boolean rts) throws LineFailure {
          if (done.size() > 4) {
            throw new LineFailure("line is gone");
          }
          done.add((dtr ? "DTR" : "dtr") + (rts ? "RTS" : "rts"));
        }

        @Override
        public void close() {}
      };

  private List<String> played(String text) throws LineFailure {
    done.clear();
    ResetSequence.of(text).play(line, time -> done.add(time.toMillis() + "ms"));
    return done;
  }

  @Test
  void runPullsResetOnly() throws Exception {
    assertThat(played("run")).containsExactly("dtrRTS", "100ms", "dtrrts");
  }

  @Test
  void bootloaderHoldsThePinWhileTheResetEnds() throws Exception {
    assertThat(played(" bootloader "))
        .containsExactly("dtrRTS", "100ms", "DTRrts", "50ms", "dtrrts");
  }

  @Test
  void linesWithoutAWaitBetweenThemMoveTogether() throws Exception {
    assertThat(played("dtr1 rts1 5ms 7ms dtr0 rts0")).containsExactly("DTRRTS", "12ms", "dtrrts");
    assertThat(played("rts1")).containsExactly("dtrRTS");
    assertThat(played("rts1 0ms rts0")).containsExactly("dtrRTS", "dtrrts");
  }

  @ParameterizedTest
  @CsvSource({
    "'dtr0 rtx1 5ms', column 6: \"rtx1\"",
    "'dtr2', column 1: \"dtr2\"",
    "'  100ms rts0', column 3: name a line before the wait 100ms",
    "'rts1 6000ms', column 6: 6000ms is longer than 5000ms",
    "'rts1 100', column 6: \"100\"",
    "'DTR1', column 1: \"DTR1\""
  })
  void aFaultIsShownWhereItIs(String text, String says) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResetSequence.of(text))
        .withMessageContaining(says);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void nothingIsNoSequence(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResetSequence.of(text))
        .withMessageContaining("run or bootloader");
  }

  @Test
  void lengthIsBounded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResetSequence.of("rts1 ".repeat(52)))
        .withMessageContaining("at most 256 characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResetSequence.of("a".repeat(300)))
        .withMessageContaining("300");
  }

  @Test
  void aLineThatGoesMeanwhileEndsIt() {
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> played("rts1 1ms rts0 1ms rts1 1ms rts0"));
  }

  @Test
  void itWaitsAsLongAsItSays() throws Exception {
    long before = System.nanoTime();
    ResetSequence.of("rts1 20ms rts0").play(line);
    assertThat(System.nanoTime() - before)
        .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
    assertThat(done).containsExactly("dtrRTS", "dtrrts");
  }

  @Test
  void itsStepsAndTextCanBeRead() {
    assertThat(ResetSequence.RUN.steps())
        .containsExactly(
            new ResetSequence.Step(false, true, Duration.ofMillis(100)),
            new ResetSequence.Step(false, false, Duration.ZERO));
    assertThat(ResetSequence.of("run")).isSameAs(ResetSequence.RUN);
    assertThat(ResetSequence.RUN).hasToString("dtr0 rts1 100ms rts0");
  }
}
