package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.host.BoardEntry;
import dev.wiretwin.bridge.virtual.host.BoardHost;
import dev.wiretwin.bridge.virtual.host.BoardPlan;
import dev.wiretwin.bridge.virtual.host.ControlClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A virtual board in the test's own process, on a pty, known to commands by its name. */
record PluggedIn(Path state, BoardHost host) implements AutoCloseable {
  /** One with the rate, the modules and all else as they are usual. */
  static PluggedIn board(Path state) throws IOException {
    return board(state, BoardSettings.DEFAULT);
  }

  static PluggedIn board(Path state, BoardSettings settings) throws IOException {
    BoardPlan plan = BoardPlan.of(state.resolve("boards"), settings);
    return new PluggedIn(state, BoardHost.start(plan, name -> line -> {}));
  }

  BoardEntry entry() {
    return host.boards().get(0);
  }

  String name() {
    return entry().name();
  }

  void strike(String fault) throws IOException {
    String answer = ControlClient.ask(entry().control(), "fault " + fault, Duration.ofSeconds(10));
    if (!answer.equals("ok")) {
      throw new IOException(answer);
    }
  }

  /** Runs a command of {@code boards}; these words come before its state folder. */
  CliRun boards(String... words) {
    List<String> all = new ArrayList<>(List.of("boards"));
    all.addAll(List.of(words));
    all.add("--state-dir");
    all.add(state.toString());
    return CliRun.of(all.toArray(String[]::new));
  }

  @Override
  public void close() {
    host.close();
  }
}
