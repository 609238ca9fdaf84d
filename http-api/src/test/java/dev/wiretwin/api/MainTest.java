package dev.wiretwin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private static final String ALLOCATOR = "io.netty.allocator.type";

  private String before;

  @BeforeEach
  void rememberTheChoice() {
    before = System.getProperty(ALLOCATOR);
  }

  @AfterEach
  void restoreTheChoice() {
    if (before == null) {
      System.clearProperty(ALLOCATOR);
    } else {
      System.setProperty(ALLOCATOR, before);
    }
  }

  @Test
  void nettyTakesPooledBuffers() {
    System.clearProperty(ALLOCATOR);
    Main.choosePooledBuffers();
    assertThat(System.getProperty(ALLOCATOR)).isEqualTo("pooled");
  }

  @Test
  void aChoiceOnTheCommandLineStands() {
    System.setProperty(ALLOCATOR, "unpooled");
    Main.choosePooledBuffers();
    assertThat(System.getProperty(ALLOCATOR)).isEqualTo("unpooled");
  }

  @Test
  void theProcessEndsWithTheCommandsExitCode(@TempDir Path folder) throws Exception {
    assertThat(run(folder, "--version")).isZero();
    assertThat(said(folder, "out")).startsWith("wiretwin ");
    assertThat(run(folder, "--halp")).isEqualTo(2);
    assertThat(said(folder, "err")).contains("Unknown option: '--halp'");
  }

  private static int run(Path folder, String argument) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                argument)
            .redirectOutput(Redirect.to(file(folder, "out")))
            .redirectError(Redirect.to(file(folder, "err")))
            .start();
    return process.waitFor();
  }

  private static String said(Path folder, String stream) throws IOException {
    return Files.readString(file(folder, stream).toPath(), StandardCharsets.UTF_8);
  }

  private static File file(Path folder, String stream) {
    return folder.resolve(stream).toFile();
  }
}
