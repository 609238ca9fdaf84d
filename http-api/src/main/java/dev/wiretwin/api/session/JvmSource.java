package dev.wiretwin.api.session;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.transport.netty.NameLookup;
import dev.wiretwin.core.transport.netty.NettyNetwork;
import java.util.OptionalLong;

/**
 * Clients on the JVM, on a network of the sessions' own. Thread safe; closing it ends whatever is
 * still connected.
 */
public final class JvmSource implements ClientSource, AutoCloseable {
  /** The target's name. */
  public static final String TARGET = "jvm";

  private static final int MOST_LOOPS = 4;

  private final NettyNetwork network;

  /**
   * @param names decides which addresses are connected to: whatever it does not tell is not tried
   */
  public JvmSource(NameLookup names) {
    int loops = Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors());
    network = new NettyNetwork(loops, NettyNetwork.Kind.BEST, names);
  }

  @Override
  public WebSocketClient newClient(OptionalLong fence) {
    return WebSocket.createClient(network);
  }

  /** The JVM is not leased: a fence means nothing here. */
  @Override
  public void demand(long fence) {}

  @Override
  public void giveBack(WebSocketClient client) {
    client.close();
  }

  @Override
  public void close() {
    network.close();
  }
}
