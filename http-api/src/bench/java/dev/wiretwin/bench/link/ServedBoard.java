package dev.wiretwin.bench.link;

import dev.wiretwin.bridge.identify.BootReason;
import dev.wiretwin.bridge.lua.AgentSettings;
import dev.wiretwin.bridge.lua.BoardListener;
import dev.wiretwin.bridge.lua.LuaBoard;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.jserialcomm.JSerialCommLine;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A virtual board in another process, its agent up, and one client connected to a peer. */
final class ServedBoard implements AutoCloseable, BoardListener {
  private static final long PATIENCE_SECONDS = 60;
  private static final long MESSAGE_SECONDS = 10;

  private final CompletableFuture<Integer> ready = new CompletableFuture<>();
  private final ExecutorService handlers = Executors.newCachedThreadPool(ServedBoard::daemon);
  private final BlockingQueue<String> trouble = new LinkedBlockingQueue<>();
  private final AtomicInteger undelivered = new AtomicInteger();
  private final StringBuffer said = new StringBuffer();
  private final LuaBoard link;
  private WebSocketClient client;

  ServedBoard(Path port, AgentSettings settings) throws LineFailure {
    link =
        LuaBoard.open(
            (baud, listener) -> JSerialCommLine.open(port.toString(), baud, listener),
            settings,
            this,
            new LuaBoard.Surroundings(
                System::nanoTime, handlers, new ConsoleLog(Clock.systemUTC())));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "bench-handler");
    thread.setDaemon(true);
    return thread;
  }

  /** Waits for the agent; tells the heap it leaves, bytes. */
  int awaitReady() throws IOException, InterruptedException {
    try {
      return ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | java.util.concurrent.ExecutionException late) {
      throw new IOException("the agent is not up: " + trouble, late);
    }
  }

  /** Connects a client whose messages go to {@code onMessage}. */
  WebSocketClient connect(Peer peer, On.ReceiveHandler onMessage)
      throws IOException, InterruptedException {
    if (client != null) {
      link.forget(client);
      peer.hangUp();
    }
    CompletableFuture<Void> open = new CompletableFuture<>();
    client = link.newClient();
    client.on(On.CONNECTION, c -> open.complete(null));
    client.on(On.RECEIVE, onMessage);
    client.on(On.CLOSE, (c, how) -> trouble.add("closed: " + how.sentence()));
    client.connect(peer.url());
    try {
      open.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | java.util.concurrent.ExecutionException late) {
      throw new IOException("the board does not connect: " + trouble + said, late);
    }
    return client;
  }

  /** Waits for what the board has to bring about. */
  void await(Semaphore what) throws IOException, InterruptedException {
    if (!what.tryAcquire(MESSAGE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("nothing comes any more: " + trouble + said);
    }
  }

  LuaBoard link() {
    return link;
  }

  int undelivered() {
    return undelivered.get();
  }

  @Override
  public void ready(int heapBytes) {
    ready.complete(heapBytes);
  }

  @Override
  public void restarted(String why) {
    trouble.add(why);
  }

  @Override
  public void reason(BootReason reason) {
    trouble.add(reason.words());
  }

  @Override
  public void troubled(String why) {
    trouble.add(why);
  }

  @Override
  public void gone(String why) {
    trouble.add(why);
  }

  @Override
  public void console(byte[] text) {
    said.append(new String(text, java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  @Override
  public void undelivered(int client, String what) {
    undelivered.incrementAndGet();
    trouble.add(what);
  }

  @Override
  public void progress(String what) {
    // the whole is a second
  }

  @Override
  public void close() {
    link.close();
    handlers.shutdownNow();
  }
}
