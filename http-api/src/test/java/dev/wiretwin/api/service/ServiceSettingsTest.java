package dev.wiretwin.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.listen.Access;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServiceSettingsTest {
  @Test
  void byItselfAServiceIsForThisMachineOnly() {
    ServiceSettings usual = ServiceSettings.local(Path.of("state"));
    assertThat(usual.host()).isEqualTo("127.0.0.1");
    assertThat(usual.port()).isZero();
    assertThat(usual.access()).isEqualTo(Access.LOCAL);
    assertThat(usual.boards()).isEmpty();
  }
}
