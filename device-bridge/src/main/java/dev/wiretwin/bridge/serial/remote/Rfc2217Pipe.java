package dev.wiretwin.bridge.serial.remote;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LinePipe;
import dev.wiretwin.bridge.serial.LinePump;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * A connection whose Telnet is taken out and put in: data passes, commands are answered, and
 * questions wait for their answers. One thread reads; others write and ask.
 *
 * <p>Source: RFC 2217, RFC 856, RFC 858.
 */
final class Rfc2217Pipe implements LinePipe, TelnetCodec.Sink {
  private static final int BINARY = 0;
  private static final int GO_AHEAD = 3;
  private static final long SUSPENDED_STEP = TimeUnit.MILLISECONDS.toNanos(1);

  private record Asked(int command, CompletableFuture<ComPort> answer) {}

  private final SocketPipe socket;
  private final TelnetCodec codec = new TelnetCodec(this);
  private final TelnetOptions options = new TelnetOptions(Set.of(BINARY, GO_AHEAD, ComPort.OPTION));
  private final CompletableFuture<Boolean> agreed = new CompletableFuture<>();
  private final Queue<Asked> pending = new ConcurrentLinkedQueue<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private volatile boolean suspended;
  private volatile boolean closed;

  Rfc2217Pipe(SocketPipe socket) {
    this.socket = socket;
  }

  /** Offers and asks for what we need. Before the reader begins. */
  void greet() throws IOException {
    ByteArrayOutputStream greeting = new ByteArrayOutputStream();
    greeting.writeBytes(options.offer(ComPort.OPTION));
    greeting.writeBytes(options.offer(BINARY));
    greeting.writeBytes(options.ask(BINARY));
    greeting.writeBytes(options.ask(GO_AHEAD));
    socket.write(greeting.toByteArray());
  }

  /** Whether the server agreed to RFC 2217 within that time. */
  boolean awaitAgreement(Duration limit) {
    try {
      return agreed.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException silent) {
      return false;
    }
  }

  /**
   * Sends commands in one piece and waits for an answer to each.
   *
   * @throws LineFailure if they do not come within the limit
   */
  List<ComPort> ask(LinePump pump, Duration limit, List<ComPort> commands) throws LineFailure {
    List<Asked> asked = new ArrayList<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (ComPort command : commands) {
      asked.add(new Asked(command.command(), new CompletableFuture<>()));
      bytes.writeBytes(command.bytes());
    }
    pending.addAll(asked);
    try {
      pump.send(() -> socket.write(bytes.toByteArray()));
      long until = System.nanoTime() + limit.toNanos();
      List<ComPort> answers = new ArrayList<>();
      for (Asked one : asked) {
        answers.add(one.answer().get(until - System.nanoTime(), TimeUnit.NANOSECONDS));
      }
      return answers;
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new LineFailure("interrupted while waiting for the serial server");
    } catch (ExecutionException | TimeoutException silent) {
      pump.demandOpen();
      throw new LineFailure(
          "the serial server did not answer within " + limit.toMillis() + " ms: look at its log");
    } finally {
      pending.removeAll(asked);
    }
  }

  @Override
  public int read(byte[] into) throws IOException {
    byte[] raw = new byte[into.length];
    int count = socket.read(raw);
    if (count < 0) {
      return count;
    }
    codec.receive(raw, count);
    byte[] bytes = data.toByteArray();
    data.reset();
    System.arraycopy(bytes, 0, into, 0, bytes.length);
    return bytes.length;
  }

  @Override
  public int write(byte[] bytes) throws IOException {
    while (suspended && !closed) {
      LockSupport.parkNanos(SUSPENDED_STEP);
    }
    socket.write(TelnetCodec.escape(bytes));
    return bytes.length;
  }

  @Override
  public void close() {
    closed = true;
    socket.close();
    agreed.complete(false);
    pending.forEach(one -> one.answer().completeExceptionally(new IOException("closed")));
  }

  @Override
  public void data(byte[] bytes) {
    data.writeBytes(bytes);
  }

  @Override
  public void option(int verb, int option) {
    options.hear(verb, option).ifPresent(this::reply);
    if (option == ComPort.OPTION && (verb == TelnetCodec.DO || verb == TelnetCodec.DONT)) {
      agreed.complete(verb == TelnetCodec.DO);
    }
  }

  private void reply(byte[] bytes) {
    try {
      socket.write(bytes);
    } catch (IOException gone) {
      // the reader, which called this, finds the end itself with its next read
      closed = true;
    }
  }

  @Override
  public void subnegotiation(int option, byte[] content) {
    if (option != ComPort.OPTION) {
      return;
    }
    ComPort said = ComPort.of(content);
    switch (said.command()) {
      case ComPort.SUSPEND -> suspended = true;
      case ComPort.RESUME -> suspended = false;
      default ->
          pending.stream()
              .filter(one -> one.command() == said.command() && !one.answer().isDone())
              .findFirst()
              .ifPresent(one -> one.answer().complete(said));
    }
  }
}
