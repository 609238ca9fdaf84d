package dev.wiretwin.api.board;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.session.ClientSource;
import dev.wiretwin.api.store.KeptLeases;
import dev.wiretwin.api.store.KeptLeases.Lease;
import dev.wiretwin.bridge.serial.ports.PortWatch;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
import dev.wiretwin.bridge.virtual.host.BoardRegister;
import dev.wiretwin.core.client.WebSocketClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/**
 * The boards of this bench: the door to everything that is known of them and done with them. Thread
 * safe; closing it leaves every board idle and every port closed.
 */
public final class Bench implements AutoCloseable {
  private final ReentrantLock looking = new ReentrantLock();
  private final Map<String, Place> places = new ConcurrentSkipListMap<>();
  private final BenchThreads threads = new BenchThreads();
  private final Feed feed;
  private final Clock clock;
  private final BenchLimits limits;
  private final Inventory inventory;
  private final Leases leases;
  private final BiConsumer<WebSocketClient, String> sessionEnd;
  private final PortWatch watch;
  private volatile boolean closed;

  /** A board with all that serves it. */
  record Place(Board board, AgentKeeper agent, BoardSource source) {}

  /**
   * What a bench is made of.
   *
   * @param stateFolder where virtual boards are found
   * @param remote boards behind the network
   * @param leases where leases are kept
   */
  public record Making(
      Path stateFolder,
      List<RemoteBoard> remote,
      KeptLeases leases,
      Clock clock,
      BenchLimits limits) {
    public static Making usual(Path stateFolder, KeptLeases leases) {
      return new Making(stateFolder, List.of(), leases, Clock.systemUTC(), BenchLimits.USUAL);
    }
  }

  private Bench(Making making, Feed feed, BiConsumer<WebSocketClient, String> sessionEnd) {
    this.feed = feed;
    this.clock = making.clock();
    this.limits = making.limits();
    this.sessionEnd = sessionEnd;
    inventory =
        new Inventory(
            SerialPorts.onThisMachine(),
            new BoardRegister(making.stateFolder().resolve("boards")),
            making.remote());
    leases = new Leases(clock, making.leases(), new LeaseStories());
    look();
    watch = inventory.watch(this::look);
    threads.every(limits.tick(), this::tick);
  }

  /**
   * Opens the bench: it lists boards and touches none.
   *
   * @param sessionEnd ends the session of a client, with the reason
   */
  public static Bench open(
      Making making, Feed feed, BiConsumer<WebSocketClient, String> sessionEnd) {
    return new Bench(making, feed, sessionEnd);
  }

  private void tick() {
    leases.tick();
    places.values().forEach(place -> place.agent().tick());
  }

  // ---- which there are

  /** Compares what is there with what was, and tells of what came and what went. */
  void look() {
    looking.lock();
    try {
      if (closed) {
        return;
      }
      List<BoardInfo> there = inventory.list();
      List<String> ids = there.stream().map(BoardInfo::id).toList();
      for (Place place : places.values()) {
        if (place.board().isPresent() && !ids.contains(place.board().id())) {
          place.board().went();
          place.board().tell("went", place.board().id() + " is not there any more");
        }
      }
      there.forEach(this::see);
    } finally {
      looking.unlock();
    }
  }

  private void see(BoardInfo info) {
    Place known = places.get(info.id());
    if (known == null) {
      known = place(info);
      places.put(info.id(), known);
    } else if (known.board().isPresent() && known.board().info().equals(info)) {
      return;
    } else {
      known.board().came(info);
    }
    known
        .board()
        .tell(
            "came",
            Map.of(
                "kind", info.isVirtual() ? "virtual" : "real",
                "port", info.port(),
                "description", info.description()));
  }

  private Place place(BoardInfo info) {
    Board board = new Board(info, inventory, feed, clock);
    AgentKeeper agent = new AgentKeeper(board, threads, clock, limits);
    return new Place(board, agent, new BoardSource(board, agent, leases, threads, sessionEnd));
  }

  Collection<Place> places() {
    return new ArrayList<>(places.values());
  }

  /**
   * @throws Refusal if there never was such a board
   */
  Place place(String id) {
    if (closed) {
      throw new Refusal(RefusalCode.SHUTTING_DOWN, "the service is about to end");
    }
    Place place = places.get(id);
    if (place == null) {
      throw new Refusal(
              RefusalCode.BOARD_NOT_FOUND,
              "there is no board " + id + (places.isEmpty() ? "" : ": there are " + names()))
          .with("board", id);
    }
    return place;
  }

  private String names() {
    return String.join(", ", places.keySet().stream().limit(8).toList());
  }

  // ---- using one

  /**
   * Where sessions on a board get their clients from.
   *
   * @throws Refusal if there is no such board
   */
  public ClientSource source(String id) {
    return place(id).source();
  }

  /**
   * Borrows a board whole, for scenarios; waits a while for its line.
   *
   * @param fence of the lease it is borrowed under
   * @throws Refusal if it cannot be had; says why
   */
  public Loan borrow(String id, OptionalLong fence) throws InterruptedException {
    return Loan.of(place(id).board(), leases, threads, fence, limits.turn());
  }

  private static final class LeaseStories implements LeaseNews {
    @Override
    public void granted(Lease lease, boolean renewed) {}

    @Override
    public void ended(Lease lease, End how, String why) {}

    @Override
    public void freed(String board) {}
  }

  @Override
  public void close() {
    looking.lock();
    closed = true;
    looking.unlock();
    watch.close();
    places.values().forEach(place -> place.agent().close());
    threads.close();
  }
}
