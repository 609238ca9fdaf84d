package dev.wiretwin.core.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.Message;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One client under contract: remembers its events in order, lets the test wait for them, and checks
 * all the time what must hold in every test: handlers run one at a time and never inside {@code
 * connect}, and each accepted {@code connect} ends in exactly one close event. Thread safe.
 */
public final class ContractProbe {
  private static final String OPEN = "open";

  private final WebSocketClient client;
  private final Duration patience;
  private final Dialect dialect;
  private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
  private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger connects = new AtomicInteger();
  private final AtomicInteger closes = new AtomicInteger();
  private volatile Thread connecting;
  private volatile Consumer<WebSocketClient> whenOpen = c -> {};
  private volatile BiConsumer<WebSocketClient, Received> whenReceived = (c, message) -> {};
  private volatile Consumer<WebSocketClient> whenClosed = c -> {};

  /** A message as its handler got it. */
  public record Received(Message message, int opcode) {}

  ContractProbe(WebSocketClient client, Duration patience, Dialect dialect) {
    this.client = client;
    this.patience = patience;
    this.dialect = dialect;
    client.on(On.CONNECTION, c -> handle(c, OPEN, () -> whenOpen.accept(c)));
    client.on(
        On.RECEIVE,
        (c, message, opcode) -> {
          Received received = new Received(message, opcode);
          handle(c, received, () -> whenReceived.accept(c, received));
        });
    client.on(On.CLOSE, this::closed);
  }

  private void closed(WebSocketClient c, Close close) {
    closes.incrementAndGet();
    handle(
        c,
        close,
        () -> {
          assertThat(client.isOpen()).as("open in the close handler").isFalse();
          whenClosed.accept(c);
        });
  }

  /** What every handler of a test must be wrapped in: one at a time, of this client. */
  void handle(WebSocketClient c, Object event, Runnable action) {
    try {
      assertThat(inside.incrementAndGet()).as("handlers running at once").isEqualTo(1);
      assertThat(c).as("the handler's client").isSameAs(client);
      assertThat(Thread.currentThread()).as("handler inside connect").isNotSameAs(connecting);
      action.run();
    } catch (Throwable fault) {
      faults.add(fault);
    } finally {
      inside.decrementAndGet();
      seen.add(event);
    }
  }

  public WebSocketClient client() {
    return client;
  }

  /** Done in the connection handler. */
  ContractProbe whenOpen(Consumer<WebSocketClient> action) {
    whenOpen = action;
    return this;
  }

  /** Done in the receive handler. */
  ContractProbe whenReceived(BiConsumer<WebSocketClient, Received> action) {
    whenReceived = action;
    return this;
  }

  /** Done in the close handler. */
  ContractProbe whenClosed(Consumer<WebSocketClient> action) {
    whenClosed = action;
    return this;
  }

  /** Connects; on any thread, in handlers too. */
  ContractProbe connect(String url) {
    Thread before = connecting;
    connecting = Thread.currentThread();
    // counted first: the close event may come before the call is back
    connects.incrementAndGet();
    try {
      client.connect(url);
    } catch (RuntimeException refused) {
      connects.decrementAndGet();
      throw refused;
    } finally {
      connecting = before;
    }
    return this;
  }

  /** Connects, and waits until it is open. */
  ContractProbe open(String url) {
    return connect(url).awaitOpen();
  }

  ContractProbe awaitOpen() {
    await(String.class, "the connection event");
    return this;
  }

  Received awaitMessage() {
    return await(Received.class, "a message");
  }

  /** Waits for the close event, which must tell what is documented, in the target's own words. */
  Close awaitClose(int documented) {
    Close close = await(Close.class, "the close event");
    assertThat(dialect.statuses(documented))
        .as("the statuses told where %s is documented", documented)
        .contains(close.status());
    assertThat(close.sentence()).as("the close event in words").isNotBlank();
    return close;
  }

  /** Closes an open client, and waits for the end. */
  void close() {
    client.close();
    awaitClose(0);
  }

  /** Uses the client once more on a healthy server, which would show events left over, too. */
  void assertUsable(String echoUrl) {
    open(echoUrl);
    client.send("still there");
    assertThat(awaitMessage().message().text()).isEqualTo("still there");
    close();
    assertNothingMore();
  }

  /** Fails if there is an event that the test did not ask for. */
  void assertNothingMore() {
    assertThat(seen).as("events nobody asked for").isEmpty();
  }

  private <T> T await(Class<T> type, String wanted) {
    Object event = next();
    if (!type.isInstance(event)) {
      throw new AssertionError(
          "wanted "
              + wanted
              + ", but "
              + (event == null ? "nothing came within " + patience : "there came: " + event));
    }
    return type.cast(event);
  }

  /** Whatever comes next, or null at the end of patience. */
  Object next() {
    try {
      return seen.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** Ends what is still under way, and says what went wrong in handlers. */
  void finish() {
    while (closes.get() < connects.get()) {
      client.close();
      Object event = next();
      assertThat(event).as("the close event of connect number %s", connects).isNotNull();
    }
    assertThat(closes).as("close events").hasValue(connects.get());
    for (Throwable fault : faults) {
      throw new AssertionError("in a handler: " + fault.getMessage(), fault);
    }
  }
}
