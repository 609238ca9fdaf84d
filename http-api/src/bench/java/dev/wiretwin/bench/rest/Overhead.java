package dev.wiretwin.bench.rest;

import dev.wiretwin.bench.report.Spread;
import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * What the service adds to a {@code send} that waits for its answer: trips over REST and trips of
 * the engine alone, in turns, to the same echo server, medians.
 */
final class Overhead {
  private static final String BODY = "{\"text\":\"0123456789abcdef0123456789abcdef\"}";
  private static final String TEXT = "0123456789abcdef0123456789abcdef";

  private final String url;
  private final int trips;

  /** Medians and the 99th percentiles, in microseconds. */
  record Trips(Spread engine, Spread rest, Spread added, Spread rest99) {}

  Overhead(String url, int trips) {
    this.url = url;
    this.trips = trips;
  }

  Trips measure(int port, int rounds) throws IOException, InterruptedException {
    double[] engine = new double[rounds];
    double[] rest = new double[rounds];
    double[] added = new double[rounds];
    double[] rest99 = new double[rounds];
    try (RestClient client = new RestClient(port);
        Engine alone = new Engine(url)) {
      String send = client.connected(url) + "/send?wait=10s";
      round(client, send, alone, trips); // nobody measures a cold service
      for (int i = 0; i < rounds; i++) {
        long[][] nanos = round(client, send, alone, trips);
        engine[i] = percentile(nanos[0], 50);
        rest[i] = percentile(nanos[1], 50);
        added[i] = rest[i] - engine[i];
        rest99[i] = percentile(nanos[1], 99);
      }
    }
    return new Trips(Spread.of(engine), Spread.of(rest), Spread.of(added), Spread.of(rest99));
  }

  private static long[][] round(RestClient client, String send, Engine alone, int trips)
      throws IOException, InterruptedException {
    long[][] nanos = new long[2][trips];
    for (int i = 0; i < trips; i++) {
      nanos[0][i] = alone.trip();
      long began = System.nanoTime();
      client.ask("POST", send, BODY);
      nanos[1][i] = System.nanoTime() - began;
    }
    return nanos;
  }

  private static double percentile(long[] nanos, int percent) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e3;
  }

  /** The engine's own client; its answers are told on its loop, and a trip ends there. */
  private static final class Engine implements AutoCloseable {
    private final WebSocketClient client = WebSocket.createClient();
    private final SynchronousQueue<Long> answers = new SynchronousQueue<>();

    Engine(String url) throws IOException, InterruptedException {
      client.config(ClientConfig.DEFAULT.withHandlers(ClientConfig.Handlers.DIRECT));
      client.on(On.CONNECTION, ws -> told());
      client.on(On.RECEIVE, (ws, message, opcode) -> told());
      client.connect(url);
      await();
    }

    private void told() {
      try {
        answers.offer(System.nanoTime(), 10, TimeUnit.SECONDS);
      } catch (InterruptedException ending) {
        Thread.currentThread().interrupt();
      }
    }

    private long await() throws IOException, InterruptedException {
      Long at = answers.poll(10, TimeUnit.SECONDS);
      if (at == null) {
        throw new IOException("no echo came");
      }
      return at;
    }

    long trip() throws IOException, InterruptedException {
      long began = System.nanoTime();
      client.send(TEXT);
      return await() - began;
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
