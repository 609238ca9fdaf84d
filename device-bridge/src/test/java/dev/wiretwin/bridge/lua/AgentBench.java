package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.link.FrameDoor;
import dev.wiretwin.bridge.link.Parcel;
import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.cpu.ManualCpu;
import dev.wiretwin.bridge.virtual.firmware.BoardParts;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.VirtualBoard;
import dev.wiretwin.bridge.virtual.module.FileModule;
import dev.wiretwin.bridge.virtual.module.MemoryFileStore;
import dev.wiretwin.bridge.virtual.module.MemoryUart;
import dev.wiretwin.bridge.virtual.websocket.WebsocketModule;
import dev.wiretwin.bridge.virtual.websocket.WebsocketSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The agent on a virtual board in time that the test turns; the test is the host. */
final class AgentBench implements CampaignPeer.Messages, AutoCloseable {
  static final int IDLE_MS = 30_000;
  private static final int BAUD = 115_200;

  /** How long the agent waits for an acknowledgement, in units of 10 ms. */
  static final int PATIENCE = 20;

  /** Leaves the board just enough heap for what is short. */
  static final String HOG =
      "hog={} repeat hog[#hog+1]=string.rep('x',200)..#hog collectgarbage() until node.heap()<6800";

  final ManualCpu cpu = new ManualCpu();
  final MemoryUart uart = new MemoryUart();
  final List<String> diagnoses = new ArrayList<>();
  final Map<String, CampaignPeer.Connection> connections = new HashMap<>();
  final List<String> messages = new ArrayList<>();
  final List<String> requests = new ArrayList<>();

  /** All frames heard, and the records in them. */
  final List<FrameDoor.Heard> frames = new ArrayList<>();

  final List<Parcel> news = new ArrayList<>();
  final VirtualBoard board;

  /** Whether we acknowledge what comes. */
  boolean acknowledging = true;

  int session;
  int next;
  int expected;
  private FrameDoor door = new FrameDoor();

  AgentBench() {
    LuaAgent agent = LuaAgent.current();
    MemoryFileStore files = new MemoryFileStore();
    board =
        new VirtualBoard(
            BoardSettings.DEFAULT.withFiles(
                Map.of(agent.source(), agent.program().getBytes(StandardCharsets.US_ASCII))),
            new BoardParts(
                cpu,
                uart,
                this::network,
                List.of(
                    () -> new FileModule(files),
                    () -> new WebsocketModule(new WebsocketSettings(false, () -> 7))),
                files,
                diagnoses::add));
    board.powerOn();
    pass(300);
    console("node.compile(\"" + agent.source() + "\")");
  }

  /** A board whose agent runs and has been greeted. */
  static AgentBench greeted() {
    AgentBench bench = new AgentBench();
    bench.start();
    bench.hello(7);
    return bench;
  }

  private CampaignPeer network(Cpu life) {
    return new CampaignPeer(life, this);
  }

  // ---- the console

  /** Types a line at the console and returns what the board says. */
  String console(String line) {
    session = 0;
    for (char one : (line + "\n").toCharArray()) {
      uart.receive(String.valueOf(one));
    }
    pass(50);
    return uart.sent();
  }

  /** Starts the agent; it announces itself. */
  void start() {
    type("loadfile(\"" + LuaAgent.current().compiled() + "\")(" + BAUD + "," + IDLE_MS + ")\n");
  }

  /** Bytes arrive as they are; what the board says at once is read. */
  void type(String latin1) {
    uart.receive(latin1);
    cpu.run();
    read();
  }

  /** Time passes; what the board says meanwhile is read. */
  void pass(long millis) {
    cpu.advance(millis * 1000);
    if (session > 0) {
      read();
    }
  }

  String text() {
    return door.text.toString();
  }

  // ---- the link

  void hello(int number) {
    session = number;
    next = 0;
    expected = 0;
    door = new FrameDoor();
    type(hello());
  }

  /** A hello of this session: asks for any answer at all. */
  void probe() {
    type(hello());
  }

  private String hello() {
    return FrameDoor.control(
        "h" + (char) (session >> 8) + (char) (session & 255) + (char) PATIENCE);
  }

  private void read() {
    for (String said = uart.sent(); !said.isEmpty(); said = uart.sent()) {
      for (FrameDoor.Heard frame : door.read(said, session)) {
        frames.add(frame);
        if (frame.kind().equals("DATA") && frame.seq() == expected && acknowledging) {
          expected = (expected + 1) % 256;
          door.join(frame.payload()).ifPresent(news::add);
          uart.receive(FrameDoor.ack(next, expected, session));
          cpu.run();
        }
      }
    }
  }

  /** Sends a record to the agent, frame by frame, and returns what it tells at once. */
  List<Parcel> tell(char op, int client, int argument, byte[] data) {
    int before = news.size();
    for (byte[] piece : FrameDoor.pieces(new Parcel(op, client, argument, data))) {
      type(FrameDoor.data(next, expected, piece, session));
      next = (next + 1) % 256;
      cpu.run();
      read();
    }
    return List.copyOf(news.subList(before, news.size()));
  }

  List<Parcel> tell(char op, int client, String data) {
    return tell(op, client, 0, data.getBytes(StandardCharsets.ISO_8859_1));
  }

  List<Parcel> tell(char op, int client) {
    return tell(op, client, "");
  }

  /** Runs Lua and returns what came of it, with its status in front. */
  String run(String lua) {
    List<Parcel> told = tell('e', 0, lua);
    return told.get(0).argument() + " " + data(told.get(0));
  }

  static String data(Parcel parcel) {
    return new String(parcel.data(), StandardCharsets.ISO_8859_1);
  }

  /** How a record reads: its letter, client, number and data. */
  static String words(Parcel parcel) {
    return parcel.op() + " " + parcel.client() + " " + parcel.argument() + " " + data(parcel);
  }

  List<String> newsSince(int before) {
    return news.subList(before, news.size()).stream().map(AgentBench::words).toList();
  }

  /** A client that is connected to a path. */
  CampaignPeer.Connection connected(int client, String path) {
    tell('n', client);
    tell('c', client, "ws://10.0.0.1/" + path);
    pass(20);
    return connections.get(path);
  }

  // ---- the peer

  @Override
  public void opened(String path, CampaignPeer.Connection connection) {
    connections.put(path, connection);
  }

  @Override
  public void received(String path, byte[] message) {
    messages.add(path + " " + new String(message, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void requested(String head) {
    requests.add(head);
  }

  @Override
  public void closed(String path) {
    connections.remove(path);
  }

  @Override
  public void close() {
    board.close();
  }
}
