package dev.wiretwin.api.board;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A virtual board as a process of its own, made of the program that runs now. Ends when it is
 * closed, or with us, however we end: its standard input ends then. Thread safe.
 */
public final class BoardProcess implements AutoCloseable {
  private static final long START_SECONDS = 30;
  private static final long END_SECONDS = 3;

  private final Process process;
  private final String port;

  private BoardProcess(Process process, String port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts one and waits for the path of its serial port.
   *
   * @throws IOException if there is none in time; says what to try
   */
  public static BoardProcess start(int baud, double timeScale) throws IOException {
    return start(command(List.of("--firmware", "lua"), baud, timeScale));
  }

  /**
   * Starts one under a name of one's choice, which others find in that state folder.
   *
   * @throws IOException if it does not start in time; says what to try
   */
  public static BoardProcess start(Path stateFolder, VirtualWish wish) throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("--state-dir", stateFolder.toString(), "--name", wish.name()));
    words.addAll(wish.words());
    return start(command(words, wish.baud(), wish.timeScale()));
  }

  static BoardProcess start(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    CompletableFuture<String> line =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return out.readLine();
              } catch (IOException gone) {
                return null;
              }
            });
    String port = null;
    try {
      port = line.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException none) {
      // told below
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
    if (port == null) {
      process.destroyForcibly();
      throw new IOException(
          "the virtual board does not start: wiretwin board virtual says why, and wiretwin demo"
              + " --jvm-only does without it");
    }
    return new BoardProcess(process, port);
  }

  private static List<String> command(List<String> more, int baud, double timeScale) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.wiretwin.api.Main", "board", "virtual"));
    command.addAll(more);
    command.addAll(List.of("--baud", Integer.toString(baud)));
    command.addAll(List.of("--time-scale", Double.toString(timeScale), "--until-stdin-closes"));
    return command;
  }

  /** The path of its serial port. */
  public String port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException hurry) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
