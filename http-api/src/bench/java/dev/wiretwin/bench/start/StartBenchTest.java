package dev.wiretwin.bench.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StartBenchTest {
  @Test
  @Timeout(120)
  void aStartAndAnEndAreMeasured() throws Exception {
    List<String> launcher =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    String text = new StartBench(launcher, 1, new PrintWriter(new StringWriter())).run().text();
    assertThat(text).contains("to the first 200 of /readyz", "≤ 2 s", "from SIGTERM to the end");
  }
}
