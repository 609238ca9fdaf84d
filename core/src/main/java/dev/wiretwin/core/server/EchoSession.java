package dev.wiretwin.core.server;

import dev.wiretwin.core.engine.Connection;
import dev.wiretwin.core.engine.Event;
import dev.wiretwin.core.transport.Pump;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;

/** One client of the {@link EchoServer}, on its transport's loop. */
final class EchoSession implements Pump.Receiver {
  /**
   * A client that takes less than it sends is not listened to while more than this waits for it.
   */
  private static final long MAX_UNSENT = 1 << 20;

  private final Connection connection;

  private EchoSession(Connection connection) {
    this.connection = connection;
  }

  static TransportListener start(Transport transport, EchoServer.Settings settings) {
    Connection connection =
        Connection.server(
            settings.handshake(),
            settings.timing(),
            settings.limits(),
            transport.loop().outboxes(),
            transport.loop().now());
    Pump pump = new Pump(connection, transport, new EchoSession(connection), MAX_UNSENT);
    pump.begin();
    return pump;
  }

  @Override
  public void accept(Event event) {
    if (event instanceof Event.Message message && connection.isOpen()) {
      connection.send(message.opcode(), message.array(), message.from(), message.length());
    }
  }
}
