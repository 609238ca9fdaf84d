package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A small module with real sockets on a line in memory: what clients need of ESP-AT 2.3, receiving
 * on request, and nothing of its hazards. One line at a time; thread safe.
 */
final class SocketModule implements LineOpening, AutoCloseable {
  private static final int WINDOW = 5_760;
  private static final int LINKS = 5;
  private static final String OK = "\r\nOK\r\n";
  private static final String ERROR = "\r\nERROR\r\n";

  private final ExecutorService executor = Executors.newCachedThreadPool(SocketModule::thread);
  private final ExecutorService chip = Executors.newSingleThreadExecutor(SocketModule::thread);
  private volatile LineListener host;

  /** The line that is open; null for none. */
  private volatile Line open;

  private volatile boolean pulled;

  // ---- on the chip only

  private final Link[] links = new Link[LINKS];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int wanted;
  private int into;

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "toy-module");
    thread.setDaemon(true);
    return thread;
  }

  /** One TCP connection, and what came over it that nobody has asked for yet. */
  private final class Link implements Runnable {
    private final int number;
    private final Socket socket;
    private final Semaphore room = new Semaphore(WINDOW);
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean ended;

    Link(int number, Socket socket) {
      this.number = number;
      this.socket = socket;
    }

    @Override
    public void run() {
      byte[] buffer = new byte[1_440];
      try (InputStream in = socket.getInputStream()) {
        for (int count; (count = in.read(buffer)) > 0; ) {
          byte[] bytes = Arrays.copyOf(buffer, count);
          room.acquire(count);
          chip.execute(() -> came(bytes));
        }
      } catch (IOException reset) {
        // an end like any other, as on a module
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
      }
      if (!chip.isShutdown()) {
        chip.execute(this::end);
      }
    }

    private void came(byte[] bytes) {
      boolean first = kept.size() == 0;
      kept.writeBytes(bytes);
      if (first && links[number] == this) {
        say("\r\n+IPD," + number + ',' + kept.size() + "\r\n");
      }
    }

    private void end() {
      ended = true;
      endIfRead();
    }

    private void endIfRead() {
      if (ended && kept.size() == 0 && links[number] == this) {
        links[number] = null;
        close();
        say(number + ",CLOSED\r\n");
      }
    }

    byte[] take(int most) {
      byte[] all = kept.toByteArray();
      int count = Math.min(most, all.length);
      kept.reset();
      kept.write(all, count, all.length - count);
      room.release(count);
      return Arrays.copyOf(all, count);
    }

    void close() {
      try {
        socket.close();
      } catch (IOException alreadyGone) {
        throw new AssertionError(alreadyGone);
      }
    }
  }

  @Override
  public SerialLine open(int baud, LineListener listener) throws LineFailure {
    if (chip.isShutdown()) {
      throw new LineFailure("the module is gone");
    } else if (pulled) {
      throw new LineFailure("nothing is plugged in");
    } else if (open != null) {
      throw new LineFailure("the toy's line is already open here: close it first");
    }
    host = listener;
    open = new Line();
    return open;
  }

  /** The module starts anew. */
  void restart() {
    chip.execute(
        () -> {
          for (int link = 0; link < LINKS; link++) {
            drop(link);
          }
          wanted = 0;
          line.reset();
          sayBytes(new byte[] {(byte) 0xfe, 0x1c, (byte) 0x93});
          say("\r\nready\r\n");
        });
  }

  /** Its line is pulled out, and stays out until it is plugged in. */
  void pull() {
    pulled = true;
    open = null;
    host.gone("it was pulled out");
  }

  void plug() {
    pulled = false;
  }

  @Override
  public void close() {
    chip.execute(
        () -> {
          for (int link = 0; link < LINKS; link++) {
            drop(link);
          }
        });
    chip.shutdown();
    executor.shutdownNow();
  }

  private void drop(int number) {
    Link link = links[number];
    links[number] = null;
    if (link != null) {
      link.close();
    }
  }

  private void say(String text) {
    sayBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void sayBytes(byte[] bytes) {
    host.received(bytes);
  }

  private final class Line implements SerialLine {
    @Override
    public String name() {
      return "toy";
    }

    @Override
    public void write(byte[] bytes) throws LineFailure {
      if (chip.isShutdown()) {
        throw new LineFailure("the module is gone");
      }
      byte[] copy = bytes.clone();
      chip.execute(() -> heard(copy));
    }

    @Override
    public int baud() {
      return 115_200;
    }

    @Override
    public void changeBaud(int baud) {
      // a line in memory has no rate
    }

    @Override
    public void modemLines(boolean dtr, boolean rts) throws LineFailure {
      throw new LineFailure("a line in memory has no modem lines");
    }

    @Override
    public void close() {
      open = open == this ? null : open; // the module stays
    }
  }

  // ---- the chip

  private void heard(byte[] bytes) {
    for (byte b : bytes) {
      line.write(b);
      if (wanted > 0 && line.size() == wanted) {
        data();
      } else if (wanted == 0 && b == '\n') {
        String command = line.toString(StandardCharsets.ISO_8859_1).strip();
        line.reset();
        if (!command.isEmpty()) {
          command(command);
        }
      }
    }
  }

  private void data() {
    byte[] data = line.toByteArray();
    line.reset();
    wanted = 0;
    say("\r\nRecv " + data.length + " bytes\r\n");
    Link link = links[into];
    try {
      if (link == null) {
        throw new IOException("closed");
      }
      link.socket.getOutputStream().write(data);
      say("\r\nSEND OK\r\n");
    } catch (IOException broken) {
      say("\r\nSEND FAIL\r\n");
    }
  }

  private void command(String command) {
    String[] parts = command.split("[=,]");
    switch (parts[0]) {
      case "AT+GMR" -> say("AT version:2.3.0.0(toy)\r\nBin version:2.3.0(TOY)\r\n" + OK);
      case "AT+CIPMUX?" -> say("+CIPMUX:1\r\n" + OK);
      case "AT+CWSTATE?" -> say("+CWSTATE:2,\"toy\"\r\n" + OK);
      case "AT+CIPDOMAIN" -> say(command.contains(".invalid") ? ERROR : OK);
      case "AT+CIPSTART" -> start(number(parts[1]), parts[3].replace("\"", ""), number(parts[4]));
      case "AT+CIPSEND" -> send(number(parts[1]), number(parts[2]));
      case "AT+CIPRECVDATA" -> read(number(parts[1]), number(parts[2]));
      case "AT+CIPCLOSE" -> end(parts.length > 1 ? number(parts[1]) : LINKS);
      default -> say(command.startsWith("AT") ? OK : ERROR);
    }
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }

  private void start(int number, String name, int port) {
    if (links[number] != null || name.endsWith(".invalid")) {
      say(ERROR);
      return;
    }
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(name, port), (int) TimeUnit.SECONDS.toMillis(10));
    } catch (IOException refused) {
      say(ERROR);
      return;
    }
    links[number] = new Link(number, socket);
    say(number + ",CONNECT\r\n");
    say(OK);
    executor.execute(links[number]);
  }

  private void send(int number, int length) {
    if (links[number] == null || length < 1 || length > 2_048) {
      say(ERROR);
      return;
    }
    into = number;
    wanted = length;
    say(OK);
    say("\r\n>");
  }

  private void read(int number, int most) {
    Link link = links[number];
    if (link == null || link.kept.size() == 0) {
      say(ERROR);
      return;
    }
    byte[] bytes = link.take(most);
    say("+CIPRECVDATA:" + bytes.length + ',');
    sayBytes(bytes);
    say(OK);
    link.endIfRead();
  }

  private void end(int number) {
    if (number == LINKS || links[number] == null) {
      say(ERROR);
      return;
    }
    drop(number);
    say(number + ",CLOSED\r\n");
    say(OK);
  }
}
