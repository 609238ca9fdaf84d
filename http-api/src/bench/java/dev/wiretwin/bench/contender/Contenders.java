package dev.wiretwin.bench.contender;

import dev.wiretwin.bench.drive.Contender;
import dev.wiretwin.core.client.ClientConfig.Handlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Who takes part, by the name used on the command line and in the tables. */
public final class Contenders {
  public static final String OURS = "ours";

  /** The very same as {@link #OURS}: how far the two differ is the noise of the machine. */
  public static final String OURS_AGAIN = "ours-again";

  /** Ours with handlers on their serial queue, which is the default. */
  public static final String OURS_QUEUED = "ours-queued";

  /** Ours without epoll, which Netty's client here does not have either. */
  public static final String OURS_NIO = "ours-nio";

  public static final String BARE = "bare";
  public static final String NETTY = "netty";
  public static final String NETTY_CONSOLIDATING = "netty-consolidating";

  /** The other libraries, among which the best is looked for. */
  public static final List<String> PEERS =
      List.of("java-websocket", "jetty", "jdk", "okhttp", "nv", "vertx");

  private static final Map<String, Supplier<Contender>> BY_NAME = register();

  private Contenders() {}

  private static Map<String, Supplier<Contender>> register() {
    Map<String, Supplier<Contender>> all = new LinkedHashMap<>();
    all.put(BARE, BareNetty::new);
    all.put(OURS, () -> Ours.onDefaultNetwork(Handlers.DIRECT));
    all.put(OURS_AGAIN, () -> Ours.onDefaultNetwork(Handlers.DIRECT));
    all.put(OURS_QUEUED, () -> Ours.onDefaultNetwork(Handlers.QUEUED));
    all.put(OURS_NIO, Ours::onNio);
    all.put(NETTY, () -> new NettyStock(false));
    all.put(NETTY_CONSOLIDATING, () -> new NettyStock(true));
    all.put("java-websocket", JavaWebSocketPeer::new);
    all.put("jetty", JettyPeer::new);
    all.put("jdk", JdkPeer::new);
    all.put("okhttp", OkHttpPeer::new);
    all.put("nv", NvPeer::new);
    all.put("vertx", VertxPeer::new);
    return all;
  }

  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  public static boolean isOurs(String name) {
    return name.startsWith(OURS);
  }

  public static Contender create(String name) {
    Supplier<Contender> maker = BY_NAME.get(name);
    if (maker == null) {
      throw new IllegalArgumentException("no contender " + name + "; there are " + names());
    }
    return maker.get();
  }
}
