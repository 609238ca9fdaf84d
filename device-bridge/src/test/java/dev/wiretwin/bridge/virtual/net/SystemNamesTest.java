package dev.wiretwin.bridge.virtual.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemNamesTest {
  private final SystemNames names = new SystemNames();

  @Test
  void thisMachineIsFound() throws Exception {
    assertThat(names.apply("localhost")).hasValue(InetAddress.getByName("127.0.0.1"));
  }

  @Test
  void anAddressOfTheNewKindIsNoneForTheFirmware() {
    assertThat(names.apply("::1")).isEmpty();
  }

  @Test
  void whatNoResolverMayAnswerIsNotFound() {
    assertThat(names.apply("a name with blanks.invalid")).isEmpty();
  }

  @Test
  void knownNamesNeedNoAsking() throws Exception {
    InetAddress bench = InetAddress.getByName("192.0.2.7");
    SystemNames more = new SystemNames(Map.of("bench.test", bench));
    assertThat(more.apply("bench.test")).hasValue(bench);
    assertThat(more.apply("localhost")).isPresent();
  }
}
