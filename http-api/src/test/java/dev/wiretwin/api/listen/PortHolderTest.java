package dev.wiretwin.api.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortHolderTest {

  @Test
  void itNamesWhoListens() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(PortHolder.ofThisMachine().of(busy.getLocalPort()).orElseThrow())
          .endsWith("(process " + ProcessHandle.current().pid() + ")");
    }
  }

  @Test
  void whatIsNotToldIsNotKnown(@TempDir Path nothing) {
    assertThat(new PortHolder(nothing).of(80)).isEmpty();
  }
}
