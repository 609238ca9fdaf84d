package dev.wiretwin.bench.run;

import dev.wiretwin.bench.drive.Server;
import dev.wiretwin.bench.server.EchoServerMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** The echo server in its own process, from when it listens until it is closed. */
public final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final Server server;

  private ServerProcess(Process process, Server server) {
    this.process = process;
    this.server = server;
  }

  public static ServerProcess start(OptionalInt cpu) throws IOException {
    Process process =
        ChildJvm.of(EchoServerMain.class, cpu, List.of())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String ports = output.readLine();
    if (ports == null) {
      ChildJvm.end(process);
      throw new IOException("the echo server ended before it listened");
    }
    String[] words = ports.split(" ");
    Server server = new Server(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    return new ServerProcess(process, server);
  }

  public Server server() {
    return server;
  }

  @Override
  public void close() throws IOException {
    ChildJvm.end(process);
  }
}
