package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.firmware.BoardParts;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.VirtualBoard;
import dev.wiretwin.bridge.virtual.module.FileModule;
import dev.wiretwin.bridge.virtual.module.MemoryFileStore;
import dev.wiretwin.bridge.virtual.module.ResetReason;
import dev.wiretwin.bridge.virtual.websocket.WebsocketModule;
import dev.wiretwin.bridge.virtual.websocket.WebsocketSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Our link against the real agent on a virtual board, over a wire on which one kind of thing goes
 * wrong, in virtual time: messages go from the host through agent and module to a peer, and back.
 */
final class Campaign implements Mischief.Events, CampaignPeer.Messages, AutoCloseable {
  private static final long SLICE_MICROS = 400;
  private static final int MOST_WAITING_BYTES = 2_800;
  private static final int MOST_WAITING = 3;
  private static final long STUCK_MICROS = 30_000_000;
  private static final ResetReason[] REASONS = {
    ResetReason.HARDWARE_WATCHDOG,
    ResetReason.SOFTWARE_WATCHDOG,
    ResetReason.RESTART,
    ResetReason.RESET_PIN,
    ResetReason.exception(28)
  };

  final CampaignBooks books;
  final CampaignHost host;
  final Mischief mischief;
  final SimulatedWire wire;
  private final SlicedCpu cpu = new SlicedCpu();
  private final VirtualBoard board;
  private final Random random;
  private final List<String> diagnoses = new ArrayList<>();
  private final Map<String, CampaignPeer.Connection> connections = new HashMap<>();
  private long hostPausesUntil;
  private long unpluggedUntil;
  private boolean unplugged;
  private long resetAt;
  private int restartsBefore;
  private long slowestNotice;

  Campaign(FaultKind kind, long seed, int messages) {
    random = new Random(seed);
    wire = new SimulatedWire(cpu, seed);
    books = new CampaignBooks(seed, messages);
    mischief = new Mischief(kind, seed, this);
    LuaAgent agent = LuaAgent.current();
    MemoryFileStore files = new MemoryFileStore();
    board =
        new VirtualBoard(
            BoardSettings.DEFAULT.withFiles(
                Map.of(agent.source(), agent.program().getBytes(StandardCharsets.US_ASCII))),
            new BoardParts(
                cpu,
                wire,
                this::network,
                List.of(
                    () -> new FileModule(files),
                    () -> new WebsocketModule(new WebsocketSettings(false, random::nextInt))),
                files,
                diagnoses::add));
    host =
        new CampaignHost(
            wire,
            books,
            "loadfile(\"" + agent.compiled() + "\")(" + SimulatedWire.BAUD + ",30000)");
    board.powerOn();
    pass(300_000);
    wire.fromHost(
        ("node.compile(\"" + agent.source() + "\")\n").getBytes(StandardCharsets.US_ASCII));
    pass(200_000);
    wire.takeForHost();
    wire.spoiledBy(mischief);
    wire.beside(this::goOn);
  }

  private CampaignPeer network(Cpu life) {
    connections.clear();
    return new CampaignPeer(life, this);
  }

  private void pass(long micros) {
    for (long left = micros; left > 0; left -= SLICE_MICROS) {
      cpu.advance(SLICE_MICROS);
      wire.carry();
    }
  }

  /** Goes on until everything has been sent and is accounted for. */
  void run() {
    host.plugged();
    long moved = wire.now();
    String before = "";
    while (!books.isOver()) {
      step();
      String after = books.toString();
      if (!after.equals(before)) {
        before = after;
        moved = wire.now();
      } else if (wire.now() - moved > STUCK_MICROS * 1000) {
        throw new CampaignBooks.Wrong("nothing moves any more");
      }
    }
    if (!diagnoses.isEmpty()) {
      throw new CampaignBooks.Wrong(diagnoses.toString());
    }
  }

  private void step() {
    if (unplugged) {
      wire.passWithoutBoard(SLICE_MICROS * 1000);
      if (wire.now() >= unpluggedUntil) {
        unplugged = false;
        board.powerOn();
        host.plugged();
      }
      return;
    }
    cpu.advance(SLICE_MICROS);
    wire.carry();
    goOn();
  }

  /** What is not the board goes on. */
  private void goOn() {
    if (wire.now() >= hostPausesUntil && !unplugged) {
      byte[] came = wire.takeForHost();
      if (came.length > 0) {
        host.link.receive(came, wire.now());
      }
      host.look();
    }
    if (resetAt > 0 && host.restarts > restartsBefore) {
      slowestNotice = Math.max(slowestNotice, wire.now() - resetAt);
      resetAt = 0;
    }
    if (host.isReady()) {
      connections.forEach(this::tell);
    }
  }

  private void tell(String path, CampaignPeer.Connection connection) {
    CampaignBooks.Talk talk = host.talk(path);
    if (talk != null
        && books.moreToHost()
        && talk.waiting() < MOST_WAITING
        && talk.upBytes < MOST_WAITING_BYTES / CampaignHost.CLIENTS) {
      connection.send(talk.tell());
    }
  }

  /** How long it took at most until a reset in mid-session was noticed. */
  long slowestNoticeMillis() {
    return slowestNotice / 1_000_000;
  }

  // ---- what goes wrong

  @Override
  public void reset() {
    resetAt = host.isReady() ? wire.now() : 0;
    restartsBefore = host.restarts;
    wire.cutOff();
    board.reset(REASONS[random.nextInt(REASONS.length)]);
  }

  @Override
  public void unplugged(int millis) {
    wire.unplug();
    unplugged = true;
    unpluggedUntil = wire.now() + millis * 1_000_000L;
    host.unplugged();
  }

  @Override
  public void hostPauses(int millis) {
    hostPausesUntil = wire.now() + millis * 1_000_000L;
  }

  @Override
  public void boardPauses(int millis) {
    cpu.post(Cpu.Priority.HIGH, () -> wire.busy(millis * 1_000L));
  }

  // ---- what the peer sees

  @Override
  public void opened(String path, CampaignPeer.Connection connection) {
    connections.put(path, connection);
  }

  @Override
  public void received(String path, byte[] message) {
    CampaignBooks.Talk talk = host.talk(path);
    if (talk != null) {
      talk.atPeer(message);
    }
  }

  @Override
  public void closed(String path) {
    connections.remove(path);
  }

  @Override
  public String toString() {
    return "%d faults, %d bytes in %.1f s, %d overruns, %d sessions, resets noticed in %d ms, %s; %s"
        .formatted(
            mischief.faults,
            wire.bytes,
            wire.now() / 1e9,
            wire.overruns,
            host.sessions,
            slowestNoticeMillis(),
            host,
            books);
  }

  @Override
  public void close() {
    board.close();
  }
}
