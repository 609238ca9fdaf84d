package dev.wiretwin.core;

import dev.wiretwin.core.client.EngineClient;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.transport.Network;
import dev.wiretwin.core.transport.netty.NameLookup;
import dev.wiretwin.core.transport.netty.NettyNetwork;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * The front door: clients on the default network, as the NodeMCU module's {@code
 * websocket.createClient()} makes them. Thread safe. All its threads are daemons, so that a program
 * ends when its own threads do.
 */
public final class WebSocket {
  private WebSocket() {}

  /** A client that is not connected yet. */
  public static WebSocketClient createClient() {
    return createClient(Defaults.NETWORK);
  }

  /**
   * A client on a network of the caller's choice; its queued handlers share the default threads.
   */
  public static WebSocketClient createClient(Network network) {
    return new EngineClient(network::newTransport, Defaults.HANDLERS);
  }

  /** The network that {@link #createClient()} uses; it is never closed. */
  public static Network defaultNetwork() {
    return Defaults.NETWORK;
  }

  /** Made at first use. */
  private static final class Defaults {
    private static final int MOST_LOOPS = 4;

    static final Network NETWORK =
        new NettyNetwork(
            Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors()),
            NettyNetwork.Kind.BEST,
            NameLookup.SYSTEM);

    /** Grows with the number of clients whose handlers block at the same time, and no further. */
    static final Executor HANDLERS = Executors.newCachedThreadPool(Defaults::handlerThread);

    private static Thread handlerThread(Runnable task) {
      Thread thread = new Thread(task, "wiretwin-handler");
      thread.setDaemon(true);
      return thread;
    }
  }
}
