package dev.wiretwin.bench.rest;

import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What an open session holds: the difference many of them make to the heap that is in use after
 * collecting, in a service in this process; the echo server is in another.
 */
final class SessionHeap {
  private static final int WARM_UP = 20;
  private static final int MOST_COLLECTIONS = 12;

  private final String url;
  private final int sessions;
  private final int messages;

  /** KiB per session. */
  record Held(double opened, double used) {}

  SessionHeap(String url, int sessions, int messages) {
    this.url = url;
    this.sessions = sessions;
    this.messages = messages;
  }

  Held measure(Path state) throws IOException, InterruptedException {
    try (Service service = Service.start(ServiceSettings.local(state));
        RestClient client = new RestClient(service.port())) {
      talk(client, open(client, WARM_UP));
      long before = usedHeap();
      List<String> all = open(client, sessions);
      long opened = usedHeap();
      talk(client, all);
      long used = usedHeap();
      double kibs = sessions * 1024.0;
      return new Held((opened - before) / kibs, (used - before) / kibs);
    }
  }

  private List<String> open(RestClient client, int count) throws IOException {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(client.connected(url));
    }
    return all;
  }

  private void talk(RestClient client, List<String> all) throws IOException {
    for (int i = 0; i < messages; i++) {
      for (String session : all) {
        client.ask(
            "POST", session + "/send?wait=10s", "{\"text\":\"a message, number " + i + "\"}");
      }
    }
  }

  /** Collects until another collection frees nothing worth mentioning. */
  private static long usedHeap() throws InterruptedException {
    long used = collect();
    for (int i = 0; i < MOST_COLLECTIONS; i++) {
      long again = collect();
      if (used - again < 1024) {
        return again;
      }
      used = again;
    }
    return used;
  }

  private static long collect() throws InterruptedException {
    new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
