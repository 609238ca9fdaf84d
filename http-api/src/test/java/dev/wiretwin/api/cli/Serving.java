package dev.wiretwin.api.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** A command that listens, on a thread of its own, once it has said where. */
final class Serving implements AutoCloseable {
  private static final int ROOM = 1 << 16;

  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final StringWriter err = new StringWriter();
  private final BufferedReader heard;
  private final Thread thread;
  private final String url;

  private Serving(String... args) throws IOException {
    PipedWriter out = new PipedWriter();
    heard = new BufferedReader(new PipedReader(out, ROOM));
    CommandLine commandLine = new CommandLine(new RootCommand());
    PrintWriter printer = new PrintWriter(out);
    commandLine.setOut(printer).setErr(new PrintWriter(err));
    Cli cli = Cli.of(commandLine);
    thread =
        new Thread(
            () -> {
              int code = cli.execute(args);
              printer.close();
              exitCode.complete(code);
            });
    thread.start();
    url = heard.readLine();
  }

  static Serving start(String... args) throws IOException {
    return new Serving(args);
  }

  String url() {
    return url;
  }

  String err() {
    return err.toString();
  }

  int stop() {
    thread.interrupt();
    return exitCode.orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** What it printed behind the URL; once it has been stopped. */
  String rest() {
    return heard.lines().map(line -> line + "\n").collect(Collectors.joining());
  }

  @Override
  public void close() {
    stop();
  }
}
