package dev.wiretwin.core.testkit;

import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Connection;
import dev.wiretwin.core.engine.Event;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.engine.Wire;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.handshake.UpgradeRequest;
import dev.wiretwin.core.handshake.WsUrl;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A client and a server that talk to each other without a network: what one writes reaches the
 * other in pieces of random size, and the two take turns at random. For one thread.
 */
public final class ConnectionPair {
  private final SplittableRandom random;
  private final End client;
  private final End server;
  private long now;

  /** One of the two, with what it saw and what is under way to it. */
  public final class End implements Wire {
    private final Connection connection;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final List<String> seen = new ArrayList<>();
    private byte[] incoming = {};
    private boolean endsAfterSent;
    private boolean aborted;
    private boolean sawEof;

    private End(Connection connection) {
      this.connection = connection;
    }

    public Connection connection() {
      return connection;
    }

    /** Everything it saw since the last call, as {@link EventLines}. */
    public List<String> takeSeen() {
      List<String> all = List.copyOf(seen);
      seen.clear();
      return all;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      sent.write(bytes, from, length);
    }

    @Override
    public void halfClose() {
      endsAfterSent = true;
    }

    @Override
    public void abort() {
      aborted = true;
      endsAfterSent = true;
    }

    private void turn() {
      for (Event event; (event = connection.poll()) != null; ) {
        seen.add(EventLines.of(event));
      }
      connection.drainTo(this);
    }
  }

  /**
   * @param client what the client offers for compression
   * @param server what the server is willing to do
   */
  public ConnectionPair(
      Optional<DeflateOffer> client, Optional<DeflateOffer> server, Limits limits, long seed) {
    this.random = new SplittableRandom(seed);
    ManualLoop loop = new ManualLoop();
    WsUrl url = (WsUrl) WsUrl.parse("ws://server.example.com/chat");
    UpgradeRequest request =
        new UpgradeRequest(url, loop.handshakeKey(), List.of(), List.of(), client);
    this.client =
        new End(
            Connection.client(
                request, Timing.NODEMCU, limits, loop.outboxes(), loop::maskKey, now));
    this.server =
        new End(
            Connection.server(
                new ServerHandshake(List.of(), server, List.of()),
                Timing.NODEMCU,
                limits,
                loop.outboxes(),
                now));
  }

  public End client() {
    return client;
  }

  public End server() {
    return server;
  }

  /** Shakes hands, of which only the two opened events are left. */
  public ConnectionPair open() {
    client.connection.start();
    server.connection.start();
    return exchange();
  }

  /** Turns the clock of both. */
  public ConnectionPair advance(long nanos) {
    now += nanos;
    client.connection.tick(now);
    server.connection.tick(now);
    return exchange();
  }

  /** Lets the two talk until neither has anything more to say. */
  public ConnectionPair exchange() {
    boolean busy = true;
    while (busy) {
      busy = random.nextBoolean() ? step(client, server) : step(server, client);
      busy |= step(client, server) | step(server, client);
    }
    return this;
  }

  private boolean step(End from, End to) {
    from.turn();
    if (from.sent.size() > 0) {
      to.incoming = joined(to.incoming, from.sent.toByteArray());
      from.sent.reset();
    }
    if (to.aborted || to.sawEof) {
      return false;
    }
    if (to.incoming.length == 0) {
      to.sawEof = from.endsAfterSent;
      if (to.sawEof) {
        to.connection.tick(now);
        to.connection.receiveEof();
        to.turn();
      }
      return to.sawEof;
    }
    int piece = random.nextInt(1, Math.min(to.incoming.length, 1 << random.nextInt(16)) + 1);
    byte[] bytes = Arrays.copyOf(to.incoming, piece);
    to.incoming = Arrays.copyOfRange(to.incoming, piece, to.incoming.length);
    to.connection.tick(now);
    to.connection.receive(ByteBuffer.wrap(bytes));
    to.turn();
    return true;
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
