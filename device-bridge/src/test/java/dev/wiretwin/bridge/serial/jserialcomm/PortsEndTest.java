package dev.wiretwin.bridge.serial.jserialcomm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsEndTest {
  @Test
  void whoHasPortsIsWaitedForUntilTheyAreGivenBack() {
    List<String> waited = new ArrayList<>();
    Runnable owner = () -> waited.add("owner");
    PortsEnd.begin(); // only registers: what it does then is the same
    PortsEnd.waitsFor(owner);
    PortsEnd.await();
    PortsEnd.forgets(owner);
    PortsEnd.await();
    assertThat(waited).containsExactly("owner");
  }
}
