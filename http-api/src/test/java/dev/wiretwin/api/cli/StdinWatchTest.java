package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StdinWatchTest {
  private final List<String> told = new ArrayList<>();

  @Test
  void whatIsTypedIsThrownAwayAndTheEndIsTold() {
    new StdinWatch(new ByteArrayInputStream(new byte[100]), () -> told.add("ended")).run();
    assertThat(told).containsExactly("ended");
  }

  @Test
  void anInputThatBreaksHasEnded() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    new StdinWatch(broken, () -> told.add("ended")).run();
    assertThat(told).containsExactly("ended");
  }
}
