package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KNOWN = List.of("connect", "close", "send", "c");

  @Test
  void aFewWrongKeysAreForgiven() {
    assertThat(Nearest.to("conect", KNOWN)).contains("connect");
    assertThat(Nearest.to("conenct", KNOWN)).contains("connect");
    assertThat(Nearest.to("clos", KNOWN)).contains("close");
    assertThat(Nearest.to("sand", KNOWN)).contains("send");
  }

  @Test
  void anotherWordIsAnotherWord() {
    assertThat(Nearest.to("teleport", KNOWN)).isEmpty();
    assertThat(Nearest.to("c".repeat(41), KNOWN)).isEmpty();
  }

  @Test
  void withoutANearWordAllAreTold() {
    assertThat(Nearest.hint("sendd", KNOWN)).isEqualTo("did you mean \"send\"?");
    assertThat(Nearest.hint("teleport", KNOWN)).isEqualTo("known are connect, close, send, c");
  }
}
