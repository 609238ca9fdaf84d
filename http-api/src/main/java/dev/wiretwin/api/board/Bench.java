package dev.wiretwin.api.board;

import dev.wiretwin.api.board.BoardView.State;
import dev.wiretwin.api.board.Places.Place;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.session.BoardName;
import dev.wiretwin.api.session.ClientSource;
import dev.wiretwin.api.store.KeptLeases;
import dev.wiretwin.api.store.KeptLeases.Lease;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.jserialcomm.PortsEnd;
import dev.wiretwin.bridge.serial.ports.PortWatch;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
import dev.wiretwin.bridge.virtual.host.BoardRegister;
import dev.wiretwin.core.client.WebSocketClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The boards of this bench: the door to everything that is known of them and done with them. Thread
 * safe; closing it leaves every board idle and every port closed, within five seconds.
 */
public final class Bench implements AutoCloseable {
  private static final Duration SAMPLING = Duration.ofSeconds(1);
  private static final Duration GIVING_BACK = Duration.ofSeconds(4);
  private static final Duration ENDING = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(Bench.class);

  private final BenchThreads threads = new BenchThreads();
  private final Clock clock;
  private final BenchLimits limits;
  private final Inventory inventory;
  private final Leases leases;
  private final LeaseQueue queue;
  private final Places places;
  private final BoardWorks works;
  private final ConsoleReaders readers;
  private final VirtualBoards virtual;
  private final PortWatch watch;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Runnable awaitEnd = this::awaitEnd;
  private volatile boolean closed;

  /**
   * What a bench is made of.
   *
   * @param stateFolder where virtual boards are found
   * @param remote boards behind the network
   * @param leases where they are kept
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

    /** The same, with these boards behind the network. */
    public Making with(List<RemoteBoard> more) {
      return new Making(stateFolder, more, leases, clock, limits);
    }
  }

  private Bench(Making making, Feed feed, BiConsumer<WebSocketClient, String> sessionEnd) {
    clock = making.clock();
    limits = making.limits();
    BoardRegister register = new BoardRegister(making.stateFolder().resolve("boards"));
    inventory = new Inventory(SerialPorts.onThisMachine(), register, making.remote());
    leases = new Leases(clock, making.leases(), new LeaseStories(feed, this::freed));
    queue = new LeaseQueue(clock, leases);
    works = new BoardWorks(leases, threads);
    readers = new ConsoleReaders(clock);
    virtual = new VirtualBoards(making.stateFolder(), limits.virtualBoards());
    places = new Places(info -> place(new Board(info, inventory, feed, clock), sessionEnd));
    look();
    watch = inventory.watch(this::look);
    PortsEnd.waitsFor(awaitEnd);
    threads.every(limits.tick(), this::tick);
    threads.every(SAMPLING, () -> places.all().forEach(place -> place.agent().sample()));
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

  private Place place(Board board, BiConsumer<WebSocketClient, String> sessionEnd) {
    AgentKeeper agent = new AgentKeeper(board, threads, clock, limits);
    return new Place(
        board,
        agent,
        new BoardSource(board, agent, leases, threads, sessionEnd),
        new BoardActions(board));
  }

  private void tick() {
    leases.tick();
    queue.tick();
    readers.tick();
    places.all().forEach(place -> place.agent().tick());
  }

  private void freed(String board) {
    queue.freed(board);
  }

  private void look() {
    if (!closed) {
      places.see(
          inventory::list,
          place -> place.agent().sessions() == 0 && leases.lease(place.board().id()).isEmpty());
    }
  }

  private Place place(String id) {
    if (closed) {
      throw new Refusal(RefusalCode.SHUTTING_DOWN, "the service is about to end");
    }
    if (!places.has(id)) {
      look(); // it may have been started this very moment
    }
    return places.place(id);
  }

  // ---- which there are, and how they stand

  /** All boards that are there, or were; by name. None is touched for it. */
  public List<BoardView> boards() {
    return places.all().stream().map(this::view).toList();
  }

  /**
   * @throws Refusal if there is no such board
   */
  public BoardView board(String id) {
    return view(place(id));
  }

  private BoardView view(Place place) {
    Board board = place.board();
    Optional<String> turn = board.turns().doing();
    Optional<String> doing = turn.filter(what -> !place.agent().isIdle(what));
    Optional<Lease> lease = leases.lease(board.id());
    // looked up only where it is not us
    Optional<String> heldBy =
        turn.isEmpty() && board.isPresent() ? board.holder() : Optional.empty();
    return new BoardView(
        board.info(),
        state(board, lease.isPresent(), doing.isPresent() || heldBy.isPresent()),
        doing,
        turn.isPresent(),
        place.agent().sessions(),
        board.knownBaud(),
        board.known(),
        board.obstacle(),
        lease,
        heldBy,
        virtual.has(board.id()));
  }

  private static State state(Board board, boolean leased, boolean busy) {
    if (!board.isPresent()) {
      return State.GONE;
    } else if (leased) {
      return State.LEASED;
    }
    return busy ? State.BUSY : State.FREE;
  }

  /** All boards in numbers; at most some seconds old, and got without waiting for a board. */
  public List<BoardGauges> gauges() {
    return places.all().stream()
        .map(
            place ->
                BoardGauges.of(
                    place.board(), place.agent(), leases.lease(place.board().id()).isPresent()))
        .toList();
  }

  // ---- leases

  /**
   * Gives a board to somebody: now, or as soon as it is to be had and their turn.
   *
   * @return fails with a {@link Refusal} when the time is up
   */
  public CompletableFuture<Lease> lease(String id, LeaseWish wish, Duration wait) {
    place(id);
    return queue.lease(id, wish, wait);
  }

  /** Gives it for longer, from now on. */
  public Lease renew(String id, long fence, Duration time) {
    place(id);
    return leases.renew(id, fence, time);
  }

  /** The holder has done with it: what he still does with it is ended. */
  public void giveBack(String id, long fence) {
    place(id);
    leases.giveBack(id, fence);
  }

  /** Ends the lease of whoever has it, or all use without one. */
  public void evict(String id, String reason) {
    place(id);
    LeaseWish.demandShort("reason", reason, 500);
    leases.evict(id, reason);
  }

  /**
   * @throws Refusal if nothing may be done with the board under this fence, or without one
   */
  public void demand(String id, OptionalLong fence) {
    place(id);
    leases.demand(id, fence);
  }

  /** The name under which a board is known here, of one that was named by its port or address. */
  public String nameOf(String words) {
    return places.nameOf(words);
  }

  // ---- using one

  /**
   * Where sessions on a board get their clients from.
   *
   * @param name of the board, maybe with how it is used: {@code esp+tls}
   */
  public ClientSource source(String name) {
    BoardName it = BoardName.of(name);
    return place(it.id()).source().by(it);
  }

  /**
   * Borrows a board whole, for scenarios; waits a while for its line.
   *
   * @param name of the board, maybe with how it is used: {@code esp+tls}
   * @param fence of the lease it is borrowed under
   * @throws Refusal if it cannot be had; says why
   */
  public Loan borrow(String name, OptionalLong fence) throws InterruptedException {
    BoardName it = BoardName.of(name);
    return Loan.of(place(it.id()).board(), it, leases, threads, fence, limits.turn());
  }

  /** Finds out what is on a board, and leaves it as it was. */
  public Work identify(String id, OptionalLong fence, Duration patience) {
    Place place = place(id);
    return works.begin(place.board(), "identifying", fence, patience, place.actions()::identify);
  }

  public Work restart(String id, Restart how, OptionalLong fence, Duration patience) {
    Place place = place(id);
    return works.begin(
        place.board(), "restarting", fence, patience, () -> place.actions().restart(how));
  }

  /** Has it join a network, and waits for its address. */
  public Work join(String id, WifiWish wish, OptionalLong fence, Duration patience) {
    Place place = place(id);
    return works.begin(
        place.board(), "joining a network", fence, patience, () -> place.actions().join(wish));
  }

  public Work wifiStatus(String id, OptionalLong fence, Duration patience) {
    Place place = place(id);
    return works.begin(
        place.board(), "telling of Wi-Fi", fence, patience, place.actions()::wifiStatus);
  }

  /** Has it look for networks. */
  public Work scan(String id, OptionalLong fence, Duration patience) {
    Place place = place(id);
    return works.begin(
        place.board(), "looking for networks", fence, patience, place.actions()::scan);
  }

  // ---- consoles

  /**
   * Sends bytes to a board's console.
   *
   * @param listen how long the line is kept open for what comes of it
   */
  public Work type(
      String id, byte[] bytes, Duration listen, OptionalLong fence, Duration patience) {
    Place place = place(id);
    return works.begin(
        place.board(), "typing", fence, patience, () -> place.actions().type(bytes, listen));
  }

  /**
   * What went over a board's line; opens nothing.
   *
   * @param wait how long to wait for the first entry behind this one
   */
  public CompletableFuture<ConsoleLog.Page> console(String id, long after, Duration wait) {
    return readers.after(place(id).board().log(), after, wait);
  }

  // ---- virtual ones by request

  /**
   * Starts one beside the request; takes a second or two.
   *
   * @return fails with a {@link Refusal} if it does not start
   */
  public CompletableFuture<BoardView> starting(VirtualWish wish) {
    CompletableFuture<BoardView> outcome = new CompletableFuture<>();
    threads.begin(
        () -> {
          try {
            outcome.complete(start(wish));
          } catch (RuntimeException refused) {
            outcome.completeExceptionally(refused);
          }
        });
    return outcome;
  }

  private BoardView start(VirtualWish wish) {
    if (places.isPresent(wish.name())) {
      throw new Refusal(RefusalCode.BOARD_BUSY, "there is a board " + wish.name() + " already")
          .with("board", wish.name());
    }
    virtual.start(wish);
    look();
    return board(wish.name());
  }

  /** The first free one of {@code virt0}, {@code virt1} and so on. */
  public String freeName() {
    return virtual.freeName(places::isPresent);
  }

  /**
   * Ends one that was started by request.
   *
   * @throws Refusal if it is none, or somebody else's by a lease
   */
  public void end(String id, OptionalLong fence) {
    demand(id, fence);
    virtual.end(id);
    look();
  }

  @Override
  public void close() {
    closed = true;
    watch.close();
    queue.end(new Refusal(RefusalCode.SHUTTING_DOWN, "the service is about to end"));
    readers.end();
    CompletableFuture<?>[] ends =
        places.all().stream()
            .map(place -> CompletableFuture.runAsync(place.agent()::close, threads.handlers()))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(ends)
        .completeOnTimeout(null, GIVING_BACK.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    virtual.close();
    threads.close();
    ended.countDown();
    PortsEnd.forgets(awaitEnd);
  }

  /** A process that is told to end closes its ports when the boards were given back. */
  private void awaitEnd() {
    try {
      if (!ended.await(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("ports are closed before all boards were given back");
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
