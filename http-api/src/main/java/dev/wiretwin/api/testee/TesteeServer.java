package dev.wiretwin.api.testee;

import dev.wiretwin.api.listen.Place;
import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.server.EchoServer;
import java.io.IOException;

/**
 * Our server under test by a fuzzing client: an echo server with compression and wide limits.
 * Thread safe; runs until it is closed.
 */
public final class TesteeServer implements AutoCloseable {
  private final EchoServer server;
  private final Place place;

  private TesteeServer(EchoServer server, Place place) {
    this.server = server;
    this.place = place;
  }

  /**
   * @throws IOException if the host or port cannot be had; the message says what to do
   */
  public static TesteeServer start(Place place) throws IOException {
    EchoServer server =
        EchoServer.start(
            WebSocket.defaultNetwork(), place.address(), place.identity(), TesteeTerms.server());
    return new TesteeServer(server, place);
  }

  /** What a client connects to. */
  public String url() {
    return place.url(server.port());
  }

  @Override
  public void close() {
    server.close();
  }
}
