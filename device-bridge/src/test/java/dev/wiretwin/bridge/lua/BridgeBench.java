package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.jserialcomm.JSerialCommLine;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.host.BoardHost;
import dev.wiretwin.bridge.virtual.host.BoardPlan;
import dev.wiretwin.bridge.virtual.host.ControlClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A virtual board on a pseudo terminal in this process, and what it takes to serve it. */
final class BridgeBench implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  final ConcurrentLinkedQueue<String> diary = new ConcurrentLinkedQueue<>();
  final ExecutorService workers =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "bench");
            thread.setDaemon(true);
            return thread;
          });
  private final BoardHost host;
  private final List<LuaBoard> links = new ArrayList<>();

  BridgeBench(Path folder, BoardSettings settings) throws IOException {
    host =
        BoardHost.start(
            new BoardPlan(
                1,
                folder,
                Optional.of("b"),
                Optional.empty(),
                OptionalInt.empty(),
                settings,
                Optional.empty(),
                false,
                List.of(),
                Map.of()),
            name -> diary::add);
  }

  /** Hears what becomes of a board. */
  static final class Ear implements BoardListener {
    final BlockingQueue<String> news = new LinkedBlockingQueue<>();

    /** The same, and what has been waited for. */
    final ConcurrentLinkedQueue<String> all = new ConcurrentLinkedQueue<>();

    final ConcurrentLinkedQueue<String> undelivered = new ConcurrentLinkedQueue<>();
    final StringBuffer console = new StringBuffer();

    @Override
    public void ready(int heapBytes) {
      tell("ready " + heapBytes);
    }

    @Override
    public void restarted(String why) {
      tell("restarted " + why);
    }

    @Override
    public void reason(dev.wiretwin.bridge.identify.BootReason reason) {
      tell("reason " + reason.words());
    }

    @Override
    public void troubled(String why) {
      tell("troubled " + why);
    }

    @Override
    public void gone(String why) {
      tell("gone " + why);
    }

    @Override
    public void console(byte[] text) {
      console.append(new String(text, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Override
    public void undelivered(int client, String what) {
      undelivered.add(client + ": " + what);
    }

    @Override
    public void progress(String what) {
      tell("progress " + what);
    }

    private void tell(String what) {
      all.add(what);
      news.add(what);
    }

    /** The next news that begin so; what comes before is passed over. */
    String await(String start) throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      String last = "nothing";
      while (true) {
        String next = news.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) {
          throw new AssertionError("no news " + start + "; the last were " + last + "; " + console);
        }
        if (next.startsWith(start)) {
          return next;
        }
        last = next;
      }
    }
  }

  String port() {
    return host.boards().get(0).port();
  }

  LineOpening opening() {
    return (baud, listener) -> JSerialCommLine.open(port(), baud, listener);
  }

  void fault(String fault) throws IOException {
    ControlClient.ask(host.boards().get(0).control(), "fault " + fault, PATIENCE);
  }

  LuaBoard link(AgentSettings settings, Ear ear) throws IOException {
    LuaBoard link =
        LuaBoard.open(
            opening(),
            settings,
            ear,
            new LuaBoard.Surroundings(
                System::nanoTime,
                workers,
                new dev.wiretwin.bridge.serial.ConsoleLog(java.time.Clock.systemUTC())));
    links.add(link);
    return link;
  }

  @Override
  public void close() {
    links.forEach(LuaBoard::close);
    host.close();
    workers.shutdownNow();
  }
}
