package dev.wiretwin.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.ClientConfig.Handlers;
import dev.wiretwin.core.client.ClientConfig.ReceiveQueue;
import dev.wiretwin.core.client.ClientConfig.WhenFull;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Lab;
import dev.wiretwin.core.testkit.RawServer;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the six verbs and three events promise, on real sockets and many threads. */
class VerbsTest {
  private static Lab lab;

  @BeforeAll
  static void start() {
    lab = new Lab();
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  private static ClientProbe probe(Handlers where) {
    ClientProbe probe = lab.probe();
    probe.client().config(ClientConfig.DEFAULT.withHandlers(where));
    return probe;
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("waited in vain");
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private static Object next(BlockingQueue<?> queue) throws InterruptedException {
    return queue.poll(10, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @EnumSource
  void anyVerbWorksInAnyHandler(Handlers where) throws InterruptedException {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    WebSocketClient client = WebSocket.createClient(lab.network());
    client.config(ClientConfig.DEFAULT.withHandlers(where));
    AtomicInteger round = new AtomicInteger();
    client.on(
        On.CONNECTION,
        c -> {
          c.config(ClientConfig.DEFAULT.withHandlers(where));
          c.send("from connection " + round.incrementAndGet());
          assertThat(c.isOpen()).isTrue();
        });
    client.on(
        On.RECEIVE,
        (c, message, opcode) -> {
          seen.add(message.text());
          c.send("pi", 9);
          c.close();
          c.close(3000, "too late");
          try {
            c.send("after close");
          } catch (IllegalStateException refused) {
            seen.add("refused");
          }
        });
    client.on(
        On.CLOSE,
        (c, close) -> {
          seen.add("closed " + close.status());
          c.close();
          if (round.get() < 3) {
            c.connect(lab.url());
          }
        });
    client.connect(lab.url());
    for (int i = 1; i <= 3; i++) {
      assertThat(next(seen)).isEqualTo("from connection " + i);
      assertThat(next(seen)).isEqualTo("refused");
      assertThat(next(seen)).isEqualTo("closed 0");
    }
  }

  /** Each attempt is on another loop, and its handlers on other threads. */
  @ParameterizedTest
  @EnumSource
  void theNextAttemptWaitsUntilTheCloseHandlerHasReturned(Handlers where)
      throws InterruptedException {
    BlockingQueue<String> order = new LinkedBlockingQueue<>();
    CountDownLatch connected = new CountDownLatch(1);
    WebSocketClient client = WebSocket.createClient(lab.network());
    client.config(ClientConfig.DEFAULT.withHandlers(where));
    client.on(
        On.CONNECTION,
        c -> {
          order.add("connection handler");
          connected.countDown();
        });
    client.on(
        On.CLOSE,
        (c, close) -> {
          c.on(On.CLOSE, null);
          c.connect(lab.url());
          try {
            // long enough for an echo server on this machine; it must be in vain
            order.add(connected.await(300, TimeUnit.MILLISECONDS) ? "overtaken" : "alone");
          } catch (InterruptedException e) {
            order.add("interrupted");
          }
        });
    client.connect("no address");
    assertThat(next(order)).isEqualTo("alone");
    assertThat(next(order)).isEqualTo("connection handler");
    client.close();
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerThatThrowsChangesNothing(Handlers where) {
    ClientProbe probe = probe(where);
    probe.client().on(On.CONNECTION, c -> fail());
    probe.client().connect(lab.url());
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch received = new CountDownLatch(2);
    probe
        .client()
        .on(
            On.RECEIVE,
            (c, message, opcode) -> {
              calls.incrementAndGet();
              received.countDown();
              fail();
            });
    sendWhenOpen(probe.client(), "one");
    probe.client().send("two");
    await(received);
    probe.client().close();
    assertThat(probe.awaitClose().status()).isZero();
    assertThat(calls).hasValue(2);
  }

  private static void fail() {
    throw new IllegalStateException("a handler throws on purpose");
  }

  private static void sendWhenOpen(WebSocketClient client, String text) {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!client.isOpen() && System.nanoTime() < limit) {
      Thread.onSpinWait();
    }
    client.send(text);
  }

  @ParameterizedTest
  @EnumSource
  void handlersRunOneAtATimeAndInOrder(Handlers where) {
    int count = 5000;
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger faults = new AtomicInteger();
    AtomicInteger expected = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(count);
    ClientProbe probe = probe(where);
    probe
        .client()
        .on(
            On.RECEIVE,
            (c, message, opcode) -> {
              boolean alone = inside.getAndIncrement() == 0;
              boolean inOrder = Integer.parseInt(message.text()) == expected.getAndIncrement();
              faults.addAndGet(alone && inOrder ? 0 : 1);
              inside.decrementAndGet();
              all.countDown();
            });
    probe.open(lab.url());
    IntStream.range(0, count).forEach(i -> probe.client().send(Integer.toString(i)));
    await(all);
    assertThat(faults).hasValue(0);
    probe.client().close();
    probe.awaitClose();
  }

  @Test
  void aHandlerThatBlocksStallsItsOwnClientOnly() {
    try (Lab oneLoop = new Lab()) {
      CountDownLatch release = new CountDownLatch(1);
      ClientProbe blocked = new ClientProbe(WebSocket.createClient(oneLoop.network()));
      blocked.client().on(On.RECEIVE, (c, message, opcode) -> await(release));
      blocked.open(lab.url());
      blocked.client().send("block");
      for (int i = 0; i < 4; i++) {
        ClientProbe free = new ClientProbe(WebSocket.createClient(oneLoop.network()));
        free.open(lab.url());
        free.client().send("hi");
        assertThat(free.awaitMessage().text()).isEqualTo("hi");
        free.client().close();
        assertThat(free.awaitClose().status()).isZero();
      }
      release.countDown();
      blocked.client().close();
      blocked.awaitClose();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatManyThreadsSendArrivesCompleteAndPerThreadInOrder(Handlers where) {
    int threads = 8;
    int each = 1000;
    int[] last = new int[threads];
    AtomicInteger faults = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(threads * each);
    ClientProbe probe = probe(where);
    probe
        .client()
        .on(
            On.RECEIVE,
            (c, message, opcode) -> {
              String[] parts = message.text().split(" ");
              int thread = Integer.parseInt(parts[0]);
              int number = Integer.parseInt(parts[1]);
              faults.addAndGet(number == ++last[thread] ? 0 : 1);
              all.countDown();
            });
    probe.open(lab.url());
    IntStream.range(0, threads)
        .forEach(
            t ->
                new Thread(
                        () ->
                            IntStream.rangeClosed(1, each)
                                .forEach(i -> probe.client().send(t + " " + i)))
                    .start());
    await(all);
    assertThat(faults).hasValue(0);
    probe.client().close();
    probe.awaitClose();
  }

  @ParameterizedTest
  @EnumSource
  void verbsFromManyThreadsAroundOpenAndCloseNeverGetStuck(Handlers where)
      throws InterruptedException {
    ClientProbe probe = probe(where);
    for (int round = 0; round < 50; round++) {
      probe.client().connect(lab.url());
      Thread[] threads = new Thread[4];
      int closer = round % threads.length;
      for (int t = 0; t < threads.length; t++) {
        int number = t;
        threads[t] = new Thread(() -> hammer(probe.client(), number == closer));
        threads[t].start();
      }
      assertThat(probe.skipToClose().status()).isZero();
      for (Thread thread : threads) {
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
    probe.assertExhausted();
  }

  private static void hammer(WebSocketClient client, boolean closes) {
    for (int i = 0; i < 200; i++) {
      try {
        client.send("x");
      } catch (IllegalStateException notOpen) {
        Thread.onSpinWait();
      }
    }
    if (closes) {
      client.close();
    }
  }

  @Test
  void aPausedClientMakesTheServerWaitLosesNothingAndIsNotUnhealthy() throws Exception {
    int count = 400;
    byte[] block = new byte[64 << 10];
    CountDownLatch stalledOrDone = new CountDownLatch(1);
    RawServer.Script script =
        peer -> {
          peer.open();
          for (int i = 0; i < count; i++) {
            block[0] = (byte) i;
            peer.write(WireFrame.of(2, block));
          }
          stalledOrDone.countDown();
          peer.finishClose();
        };
    long ms = Duration.ofMillis(1).toNanos();
    Timing quickHeart = new Timing(10_000 * ms, 50 * ms, 2, 5000 * ms);
    try (RawServer server = RawServer.start(script)) {
      CountDownLatch release = new CountDownLatch(1);
      CountDownLatch all = new CountDownLatch(count);
      AtomicInteger faults = new AtomicInteger();
      ClientProbe probe = lab.probe();
      probe
          .client()
          .config(
              ClientConfig.DEFAULT
                  .withTiming(quickHeart)
                  .withReceiveQueue(new ReceiveQueue(4, 1 << 20, WhenFull.PAUSE)));
      probe
          .client()
          .on(
              On.RECEIVE,
              (c, message, opcode) -> {
                await(release);
                int expected = (byte) (count - all.getCount());
                faults.addAndGet(message.buffer().get(0) == expected ? 0 : 1);
                all.countDown();
              });
      probe.open(server.url());
      // ten heartbeats of silence: a peer that is not listened to must not be blamed
      assertThat(stalledOrDone.await(500, TimeUnit.MILLISECONDS)).isFalse();
      assertThat(probe.client().isOpen()).isTrue();
      release.countDown();
      await(all);
      assertThat(faults).hasValue(0);
      probe.client().close();
      assertThat(probe.awaitClose().clean()).isTrue();
    }
  }

  @Test
  void sixteenMebibytesOfTextComeBack() {
    ClientProbe probe = lab.probe();
    probe
        .client()
        .config(
            ClientConfig.DEFAULT.withLimits(
                Limits.DEFAULT.withMaxFrameBytes(17 << 20).withMaxMessageBytes(17 << 20)));
    probe.open(lab.url());
    String text = "0123456789abcdé".repeat(1 << 20);
    probe.client().send(text);
    assertThat(probe.awaitMessage().text().equals(text)).isTrue();
    probe.client().close();
    assertThat(probe.awaitClose().clean()).isTrue();
  }

  @Test
  void whatGoesOutInFragmentsComesBackWhole() {
    ClientProbe probe = lab.probe();
    probe.open(lab.url());
    String text = "0123456789abcdé".repeat(500);
    ((FragmentingClient) probe.client())
        .sendFragmented(text.getBytes(StandardCharsets.UTF_8), 1, 7);
    probe.client().send("pi", 9);
    assertThat(probe.awaitMessage().text()).isEqualTo(text);
    probe.client().close();
    assertThat(probe.awaitClose().clean()).isTrue();
  }

  @Test
  void closingWhileConnectingEndsWithTheUsersStatus() {
    try (RawServer silent = RawServer.start(peer -> peer.hold())) {
      ClientProbe probe = lab.probe();
      probe.client().connect(silent.url());
      assertThatThrownBy(() -> probe.client().connect(silent.url()))
          .isInstanceOf(IllegalStateException.class);
      probe.client().close();
      Close close = probe.awaitClose();
      assertThat(close.status()).isZero();
      assertThat(close.sent()).isEmpty();
      probe.open(lab.url());
      probe.client().close();
      probe.awaitClose();
    }
  }
}
