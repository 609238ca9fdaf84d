package dev.wiretwin.bench.board;

import dev.wiretwin.bridge.virtual.host.ControlClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code wiretwin board virtual}, started as people start it, from its launcher. */
public final class HostingProcess implements AutoCloseable {
  private static final String NAME = "bench";
  private static final long END_SECONDS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Process process;
  private final Path state;
  private final int count;
  private final List<Path> paths = new ArrayList<>();
  private final List<Port> ports = new ArrayList<>();

  private HostingProcess(Process process, Path state, int count) {
    this.process = process;
    this.state = state;
    this.count = count;
  }

  /**
   * @param launcher the script {@code wiretwin}
   * @param state a folder of its own
   * @param more options of {@code board virtual}
   */
  public static HostingProcess start(Path launcher, Path state, int count, String... more)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString(), "board", "virtual"));
    command.addAll(List.of("--count", Integer.toString(count), "--name", NAME));
    command.addAll(List.of("--state-dir", state.toString(), "--until-stdin-closes"));
    command.addAll(List.of("--log", state.resolve("log").toString()));
    command.addAll(Arrays.asList(more));
    Process process =
        new ProcessBuilder(command).redirectError(state.resolve("stderr").toFile()).start();
    HostingProcess host = new HostingProcess(process, state, count);
    try {
      host.open();
      return host;
    } catch (IOException failed) {
      host.close();
      throw failed;
    }
  }

  private void open() throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (int i = 0; i < count; i++) {
      String path = out.readLine();
      if (path == null) {
        throw new IOException("board virtual ended: " + Files.readString(state.resolve("stderr")));
      }
      paths.add(Path.of(path));
    }
  }

  /** Where the boards are; nobody has opened them yet. */
  public List<Path> paths() {
    return paths;
  }

  /** The boards' ports, opened when first asked for. */
  List<Port> ports() throws IOException {
    while (ports.size() < paths.size()) {
      ports.add(Port.open(paths.get(ports.size())));
    }
    return ports;
  }

  /** Waits until each board has shown its first prompt. */
  void awaitPrompts() throws IOException, InterruptedException {
    for (Port port : ports()) {
      port.awaitPrompt();
    }
  }

  Consumption consumption() throws IOException {
    return Consumption.of(process.pid());
  }

  /** Has something go wrong with one of the boards, as {@code wiretwin board fault} does. */
  void fault(int board, String spec) throws IOException {
    Path control = state.resolve("boards").resolve(name(board) + ".control");
    String answer = ControlClient.ask(control, "fault " + spec, PATIENCE);
    if (!answer.startsWith("ok")) {
      throw new IOException("fault " + spec + ": " + answer);
    }
  }

  private String name(int board) {
    return count == 1 ? NAME : NAME + board;
  }

  /** What the process wrote besides the diaries of its boards: nothing that worries, one hopes. */
  String said() throws IOException {
    return Files.readString(state.resolve("stderr"));
  }

  /** The diary of one board. */
  String diary(int board) throws IOException {
    return Files.readString(state.resolve(count == 1 ? "log" : "log" + board));
  }

  @Override
  public void close() throws IOException {
    ports.forEach(Port::close);
    process.getOutputStream().close();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IOException("board virtual did not end when its standard input did");
      }
    } catch (InterruptedException hurry) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
