package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineCutTest {
  private final List<String> done = new ArrayList<>();
  private final LineCut cut = new LineCut(new QuietLine(done).opening());
  private final LineListener ear =
      new LineListener() {
        @Override
        public void received(byte[] bytes) {
          done.add("heard");
        }

        @Override
        public void gone(String why) {
          done.add("gone " + why);
        }
      };

  @Test
  void whoHasTheLineFindsItGoneOnce() throws Exception {
    cut.open(9_600, ear);
    assertThat(cut.reason()).isNull();
    cut.cut("the lease expired");
    cut.cut("again");
    assertThat(cut.reason()).isEqualTo("the lease expired");
    assertThat(done).containsExactly("close", "gone the lease expired");
  }

  @Test
  void aLineThatWasTakenAwayIsNotOpenedAgain() {
    cut.cut("evicted");
    assertThatThrownBy(() -> cut.open(9_600, ear))
        .isInstanceOf(LineFailure.class)
        .hasMessage("evicted");
    assertThat(done).containsExactly("close");
  }
}
