package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabPlacesTest {
  @Test
  void anAddressOfThisMachineIsTaken() {
    assertThat(LabPlaces.demandOurs("127.0.0.1")).isEqualTo("127.0.0.1");
  }

  /** The second is for documentation only (RFC 5737): no machine has it. */
  @ParameterizedTest
  @ValueSource(strings = {"", "192.0.2.7", "0.0.0.0", "localhost", "::1", "1.2.3", "300.1.1.1"})
  void allElseIsRefusedAndSaysWhatThereIs(String other) {
    assertThatThrownBy(() -> LabPlaces.demandOurs(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(".* is no IPv4 address of this machine; it has [0-9a-z.,].*");
  }

  @Test
  void whatIsMissingIsSaidWithWhatToDo() {
    assertThat(LabPlaces.missing("board:x").getMessage())
        .startsWith("board:x is a real board")
        .contains("--lab-host")
        .endsWithIgnoringCase(LabPlaces.missing("board:y").getMessage().split("it has ")[1]);
  }
}
