package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.virtual.at.AtAir;
import dev.wiretwin.bridge.virtual.at.AtPersonality;
import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.cpu.ManualCpu;
import dev.wiretwin.bridge.virtual.firmware.BoardParts;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.VirtualBoard;
import dev.wiretwin.bridge.virtual.module.AccessPoint;
import dev.wiretwin.bridge.virtual.module.MemoryFileStore;
import dev.wiretwin.bridge.virtual.module.ResetReason;
import dev.wiretwin.bridge.virtual.module.StationConfig;
import dev.wiretwin.bridge.virtual.module.WifiAir;
import dev.wiretwin.bridge.virtual.net.LwipStack;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import dev.wiretwin.core.testkit.ManualLoop;
import dev.wiretwin.core.testkit.MemoryNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The driver and core's engine against a virtual module, over a wire on which one kind of thing
 * goes wrong, in virtual time: clients and the applications of their peers talk both ways, and
 * connect again whenever a connection has ended. For one thread.
 */
final class AtCampaign implements AtMischief.Events, AtListener, AutoCloseable {
  private static final int CLIENTS = 4;
  private static final long STEP_MICROS = 1_000;
  private static final long IDLE_MICROS = 10_000;
  private static final long STUCK_NANOS = 600_000_000_000L;
  private static final long NEW_POWER_MICROS = 3_000_000;

  final AtCampaignBooks books;
  final AtMischief mischief;
  final AtCampaignLine line;
  private final ManualCpu cpu = new ManualCpu();
  private final ManualLoop loop = new ManualLoop();
  private final MemoryNetwork network = new MemoryNetwork(loop);
  private final Air air = new Air();
  private final AtPersonality personality;
  private final VirtualBoard board;
  private final AtLine port;
  private final AtModule module;
  private final List<AtCampaignTalk> talks = new ArrayList<>();
  private final List<AtCampaignClient> clients = new ArrayList<>();
  private final List<String> diagnoses = new ArrayList<>();
  private long unpluggedUntil = Long.MAX_VALUE;
  private int ready;
  private int restarts;
  private int troubles;

  AtCampaign(AtFault kind, AtCampaignSetup setup, long seed, int messages) throws IOException {
    books = new AtCampaignBooks(seed, messages, kind.mayAlter || setup.mayAlter());
    mischief = new AtMischief(kind, seed, this);
    line =
        new AtCampaignLine(
            cpu, loop, AtPersonality.buffers(setup.generation()), seed, setup.settings().baud());
    personality =
        new AtPersonality(
            new dev.wiretwin.bridge.virtual.at.AtSettings(
                setup.generation(), setup.settings().baud(), 0xC0FFEE, Set.of(), diagnoses::add),
            line,
            air);
    board =
        new VirtualBoard(
            BoardSettings.DEFAULT,
            new BoardParts(
                cpu, line, life -> null, List.of(), new MemoryFileStore(), diagnoses::add),
            personality);
    port = new AtLine(line, setup.settings().baud(), loop, new LineOwner());
    module = new AtModule(loop, port, setup.settings(), this);
    int where =
        network
            .listen(
                new InetSocketAddress("127.0.0.1", 0),
                Optional.empty(),
                transport -> AtCampaignPeer.accept(transport, books, this::talk))
            .port();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(
          new AtCampaignClient(
              loop, module, books, "ws://127.0.0.1:" + where + "/", this::newTalk));
    }
  }

  private final class LineOwner implements AtLine.Owner {
    @Override
    public void received(byte[] bytes) {
      module.received(bytes);
    }

    @Override
    public void lineGone(String why) {
      module.lineGone(why);
    }

    @Override
    public void lineBack() {
      module.begin();
    }
  }

  private AtCampaignTalk newTalk() {
    AtCampaignTalk talk = new AtCampaignTalk(talks.size(), books);
    talks.add(talk);
    books.talks++;
    return talk;
  }

  private AtCampaignTalk talk(int id) {
    return id < talks.size() ? talks.get(id) : null;
  }

  /** Brings the module up undisturbed, then goes on until every message is accounted for. */
  void run() throws IOException {
    board.powerOn();
    step(2_000_000);
    loop.execute(this::openPort);
    for (int i = 0; i < 10_000 && ready == 0; i++) {
      step(STEP_MICROS);
    }
    line.spoiledBy(mischief);
    clients.forEach(AtCampaignClient::begin);
    long moved = line.now();
    int before = 0;
    while (!books.isOver()) {
      step(line.isIdle() ? IDLE_MICROS : STEP_MICROS);
      books.demandRight();
      int after = books.acknowledged[0] + books.acknowledged[1];
      if (after != before) {
        before = after;
        moved = line.now();
      } else if (line.now() - moved > STUCK_NANOS) {
        books.wrong("nothing moves any more; module " + module.trouble());
      }
    }
    books.demandRight();
  }

  private void openPort() {
    try {
      port.open();
      module.begin();
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
  }

  private void step(long micros) {
    if (line.now() >= unpluggedUntil) {
      unpluggedUntil = Long.MAX_VALUE;
      line.plugIn();
      board.powerOn();
    }
    cpu.advance(micros);
    line.carry();
    loop.advance(line.now() - loop.now());
  }

  // ---- what goes wrong

  @Override
  public void reset() {
    line.cutOff();
    board.reset(ResetReason.HARDWARE_WATCHDOG);
  }

  @Override
  public void unplugged(int millis) {
    line.unplug();
    unpluggedUntil = line.now() + millis * 1_000_000L;
  }

  @Override
  public void hostPauses(int millis) {
    line.hostPauses(millis);
  }

  @Override
  public void modulePauses(int millis) {
    cpu.post(Cpu.Priority.HIGH, () -> line.busy(millis * 1_000L));
  }

  @Override
  public void slow(int millis, int forMillis) {
    board.slowCallbacks(millis * 1_000L);
    cpu.after(forMillis * 1_000L, () -> board.slowCallbacks(0));
  }

  @Override
  public void noMemory(boolean wholly) {
    if (wholly) {
      board.execute(personality::starve);
      cpu.after(NEW_POWER_MICROS, board::powerOn);
    } else {
      board.execute(() -> personality.failAllocation(1));
    }
  }

  @Override
  public void noNetwork(int millis) {
    cpu.post(Cpu.Priority.HIGH, air.wifi::lose);
    cpu.after(millis * 1_000L, air.wifi::giveBack);
  }

  /** The home network, and behind it the peers. */
  private final class Air implements AtAir {
    private final WifiAir wifi = new WifiAir(List.of(AccessPoint.HOME));
    private LwipStack stack;

    @Override
    public TcpStack stack(Cpu life) {
      if (stack != null) {
        stack.powerOff();
        stack.close();
      }
      stack = new LwipStack(network, life, Runnable::run, name -> Optional.empty());
      stack.linkUp(false);
      return stack;
    }

    @Override
    public void link(boolean open) {
      stack.linkUp(open);
    }

    @Override
    public List<AccessPoint> heard() {
      return wifi.heard();
    }

    @Override
    public Optional<AccessPoint> find(StationConfig wanted) {
      return wifi.find(wanted);
    }

    @Override
    public void onChange(Runnable what) {
      wifi.onChange(what);
    }
  }

  // ---- what the module tells

  @Override
  public void ready(String summary) {
    ready++;
  }

  @Override
  public void restarted(String why) {
    restarts++;
  }

  @Override
  public void troubled(String why) {
    troubles++;
  }

  @Override
  public void gone(String why) {
    // as the clients are told
  }

  @Override
  public void remark(String text) {
    // of no interest here
  }

  int timesReady() {
    return ready;
  }

  @Override
  public String toString() {
    return "%d faults, %d bytes in %.0f s, %d overruns, ready %d times, %d restarts, %d troubles, "
            .formatted(
                mischief.faults,
                line.bytes(),
                line.now() / 1e9,
                line.overruns,
                ready,
                restarts,
                troubles)
        + clients.stream().mapToInt(client -> client.givenUp).sum()
        + " given up by the application; "
        + books
        + "; endings "
        + books.endings;
  }

  @Override
  public void close() {
    board.close();
  }
}
