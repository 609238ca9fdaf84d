package dev.wiretwin.core.lab;

import static dev.wiretwin.core.lab.Bench.answer;
import static dev.wiretwin.core.lab.Bench.expect;
import static dev.wiretwin.core.lab.Bench.fin;
import static dev.wiretwin.core.lab.Bench.handshake;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Lab;
import dev.wiretwin.core.testkit.WireFrame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many lab servers at once, each with a script of its own, and what is left of them afterwards. */
class ManyLabsTest {
  private static final int MANY = 200;
  private static final long STEP_LIMIT_MS = 20_000;
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  /** Threads of the clients and of the network library, which come and go by themselves. */
  private static final Set<String> NOT_THE_LABS =
      Set.of("wiretwin-handler", "wiretwin-lookup", "globalEventExecutor");

  private Lab network;

  @BeforeEach
  void open() {
    network = new Lab();
  }

  @AfterEach
  void close() {
    network.close();
  }

  /** What server number i does; the kinds take turns. */
  private static List<LabStep> script(int i) {
    LabStep hello = raw(WireFrame.text("hello " + i));
    LabStep echoClose = raw(WireFrame.close(1000, ""));
    return switch (i % 5) {
      case 0 -> List.of(handshake(), hello, expect(8, 1, STEP_LIMIT_MS), echoClose, fin());
      case 1 -> List.of(handshake(), hello, expect(1, 1, STEP_LIMIT_MS), new LabStep.Rst(i % 20));
      case 2 -> List.of(answer("HTTP/1.1 404 No " + i + "\r\n\r\n", Bytes.EMPTY), fin());
      case 3 ->
          List.of(
              handshake(7, 60, -3),
              hello,
              raw(WireFrame.close(3000 + i, "by " + i)),
              expect(8, 1, STEP_LIMIT_MS),
              fin());
      default ->
          List.of(
              answer(
                  "HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      + "Sec-WebSocket-Accept: wrong"
                      + i
                      + "\r\n\r\n",
                  Bytes.EMPTY));
    };
  }

  private static LabStep raw(WireFrame frame) {
    return new LabStep.Send(0, Bytes.of(frame.bytes()));
  }

  private static void checkClient(int i, ClientProbe probe) {
    if (i % 5 == 0 || i % 5 == 1 || i % 5 == 3) {
      assertThat(probe.awaitOpen().awaitMessage().text()).isEqualTo("hello " + i);
    }
    if (i % 5 == 0) {
      probe.client().close();
    } else if (i % 5 == 1) {
      probe.client().send("thanks " + i);
    }
    Close close = probe.awaitClose();
    assertThat(close.status()).as("client %d: %s", i, close).isEqualTo(status(i));
    if (i % 5 == 3) {
      assertThat(close.received().orElseThrow().code()).isEqualTo(3000 + i);
      assertThat(close.received().orElseThrow().reason()).isEqualTo("by " + i);
    }
    probe.assertExhausted();
  }

  private static int status(int i) {
    return switch (i % 5) {
      case 0 -> 0;
      case 1 -> -109;
      case 2 -> -17;
      case 3 -> -6;
      default -> -7;
    };
  }

  private static void checkRecording(int i, LabServer lab) {
    assertThat(lab.recording().connections()).hasSize(1);
    LabRecording.Connection seen = lab.recording().connections().get(0);
    assertThat(seen.request().orElseThrow().what().text())
        .startsWith("GET /" + i + " HTTP/1.1\r\n");
    List<String> frames = seen.frames().stream().map(f -> f.frame().toString()).toList();
    switch (i % 5) {
      case 0 -> assertThat(frames).containsExactly("close fin 2 bytes 1000");
      case 1 ->
          assertThat(frames)
              .containsExactly(
                  "text fin " + ("thanks " + i).length() + " bytes \"thanks " + i + "\"");
      case 3 -> assertThat(frames).hasSize(1).allMatch(f -> f.contains(" " + (3000 + i)));
      default -> assertThat(frames).isEmpty();
    }
    assertThat(seen.notes()).as("%d", i).allMatch(note -> note.lateNanos() > 0);
    assertThat(seen.sent()).hasSize(List.of(3, 2, 1, 6, 1).get(i % 5));
  }

  @Test
  void twoHundredPlayTheirScriptsAtOnceAndLeaveNothingBehind() throws Exception {
    play(5);
    Set<Thread> threads = Thread.getAllStackTraces().keySet();
    long sockets = sockets();

    List<Integer> ports = play(MANY);

    assertThat(new HashSet<>(ports)).hasSize(MANY);
    for (int port : ports) {
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }
    await("sockets left", () -> sockets() <= sockets);
    await("threads left: " + added(threads), () -> added(threads).isEmpty());
  }

  /** Plays the first so many scripts, all at once, checks all, and says where they were. */
  private List<Integer> play(int count) throws IOException {
    List<LabServer> labs = new ArrayList<>();
    List<ClientProbe> probes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      labs.add(
          LabServer.start(
              network.network(), LabSettings.DEFAULT, new LabScript(List.of(script(i)))));
    }
    for (int i = 0; i < count; i++) {
      probes.add(network.probe());
      probes.get(i).client().connect("ws://127.0.0.1:" + labs.get(i).port() + "/" + i);
    }
    for (int i = 0; i < count; i++) {
      checkClient(i, probes.get(i));
    }
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LabServer lab = labs.get(i);
      lab.close();
      lab.close();
      checkRecording(i, lab);
      ports.add(lab.port());
    }
    return ports;
  }

  @Test
  void connectionsInAnyConditionAreFreed() throws Exception {
    long before = sockets();
    List<RealClient> clients = new ArrayList<>();
    List<LabStep> patient = List.of(handshake(), expect(1, 1, LabStep.NO_LIMIT));
    LabServer lab =
        LabServer.start(
            network.network(),
            LabSettings.DEFAULT,
            new LabScript(List.of(patient, List.of(fin()))));
    for (int i = 0; i < 20; i++) {
      clients.add(RealClient.to(lab.port()));
    }
    clients.get(0).request();
    clients.get(1).fin();
    clients.get(2).rst();
    clients.get(3).write(new byte[100]);
    lab.close();
    for (RealClient client : clients) {
      client.close();
    }
    await("sockets left", () -> sockets() <= before);
  }

  @Test
  void aSocketIsFreedWhenBothSidesHaveEndedWithoutWaitingForTheServerToClose() throws Exception {
    long before = sockets();
    try (LabServer lab =
        LabServer.start(
            network.network(), LabSettings.DEFAULT, new LabScript(List.of(List.of(fin()))))) {
      for (int i = 0; i < 20; i++) {
        try (RealClient client = RealClient.to(lab.port())) {
          assertThat(client.read()).isNull();
        }
      }
      // the listening one is still there
      await("sockets left", () -> sockets() <= before + 1);
    }
  }

  private static Set<String> added(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        .filter(name -> NOT_THE_LABS.stream().noneMatch(name::startsWith))
        .collect(Collectors.toSet());
  }

  /** Sockets this process holds; on a system that cannot tell, always the same. */
  private static long sockets() {
    if (!Files.isDirectory(OPEN_FILES)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(OPEN_FILES)) {
      return files.filter(ManyLabsTest::isSocket).count();
    } catch (IOException e) {
      throw new AssertionError("cannot list " + OPEN_FILES, e);
    }
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().startsWith("socket:");
    } catch (IOException gone) {
      return false; // closed since it was listed
    }
  }

  private static void await(String otherwise, BooleanSupplier condition) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    for (int i = 0; i < 1_000 && !condition.getAsBoolean(); i++) {
      assertThat(never.await(10, TimeUnit.MILLISECONDS)).isFalse();
    }
    assertThat(condition.getAsBoolean()).as(otherwise).isTrue();
  }
}
