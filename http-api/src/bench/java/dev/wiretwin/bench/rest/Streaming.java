package dev.wiretwin.bench.rest;

import dev.wiretwin.bench.link.Peer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Many readers of the stream of events while a session receives messages at a steady rate, each of
 * which is an event for every reader.
 */
final class Streaming {
  private static final int PER_SECOND = 10_000;
  private static final int SETTLING_SECONDS = 10;
  private static final byte[] MESSAGE =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final int readers;
  private final double seconds;

  /**
   * What became of the events, over all readers.
   *
   * @param perSecond at which they really happened
   * @param marked share that a reader missed and was told of, in percent
   * @param unmarked how many are missing without a word
   */
  record Delivery(double perSecond, double marked, double unmarked) {}

  Streaming(int readers, double seconds) {
    this.readers = readers;
    this.seconds = seconds;
  }

  Delivery measure(int port) throws IOException, InterruptedException {
    List<StreamReader> all = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    try (Peer peer = new Peer();
        RestClient client = new RestClient(port)) {
      String session = client.connected(peer.url());
      for (int i = 0; i < readers; i++) {
        StreamReader reader = new StreamReader(port);
        all.add(reader);
        Thread thread = new Thread(reader, "bench-reader");
        thread.start();
        threads.add(thread);
      }
      long began = System.nanoTime();
      int sent = push(peer);
      double took = (System.nanoTime() - began) / 1e9;
      settle(all);
      client.ask("DELETE", session, "");
      for (StreamReader reader : all) {
        reader.close();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      return delivery(all, sent / took);
    }
  }

  private int push(Peer peer) {
    int count = (int) (PER_SECOND * seconds);
    long began = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = began + i * (1_000_000_000L / PER_SECOND);
      while (due - System.nanoTime() > 0) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      peer.send(MESSAGE);
    }
    return count;
  }

  /** Until nothing more comes. */
  private static void settle(List<StreamReader> all) {
    long end = System.nanoTime() + SETTLING_SECONDS * 1_000_000_000L;
    long before = -1;
    long now = seen(all);
    while (now != before && System.nanoTime() < end) {
      LockSupport.parkNanos(500_000_000L);
      before = now;
      now = seen(all);
    }
  }

  private static long seen(List<StreamReader> all) {
    return all.stream().mapToLong(reader -> reader.came() + reader.marked()).sum();
  }

  private static Delivery delivery(List<StreamReader> all, double perSecond) {
    long came = all.stream().mapToLong(StreamReader::came).sum();
    long marked = all.stream().mapToLong(StreamReader::marked).sum();
    long unmarked = all.stream().mapToLong(StreamReader::unmarked).sum();
    return new Delivery(perSecond, 100.0 * marked / Math.max(1, came + marked), unmarked);
  }
}
