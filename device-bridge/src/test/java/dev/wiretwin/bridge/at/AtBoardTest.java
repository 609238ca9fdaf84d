package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.client.WebSocketClientContract;
import dev.wiretwin.core.client.contract.Dialect;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.server.EchoServer;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Lab;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract of every client, over a module with real sockets, and what is a module's own. */
class AtBoardTest extends WebSocketClientContract {
  private static final ExecutorService HANDLERS = Executors.newCachedThreadPool();
  private static final BlockingQueue<String> NEWS = new LinkedBlockingQueue<>();
  private static final ConsoleLog LOG = new ConsoleLog(Clock.systemUTC());
  private static SocketModule module;
  private static AtBoard board;

  private record Notes() implements AtListener {
    @Override
    public void ready(String summary) {
      NEWS.add("ready " + summary);
    }

    @Override
    public void restarted(String why) {
      NEWS.add("restarted " + why);
    }

    @Override
    public void troubled(String why) {
      NEWS.add("troubled " + why);
    }

    @Override
    public void gone(String why) {
      NEWS.add("gone " + why);
    }

    @Override
    public void remark(String text) {
      // of no interest here
    }
  }

  private static AtBoard open(SocketModule on) throws LineFailure {
    return AtBoard.open(
        on,
        AtSettings.DEFAULT,
        new Notes(),
        new AtBoard.Surroundings(System::nanoTime, HANDLERS, LOG));
  }

  private static void await(String start) throws InterruptedException {
    for (String next = ""; !next.startsWith(start); ) {
      next = NEWS.poll(60, TimeUnit.SECONDS);
      assertThat(next).as("news " + start).isNotNull();
    }
  }

  @BeforeAll
  static void start() throws Exception {
    module = new SocketModule();
    board = open(module);
    await("ready ESP-AT 2.x");
  }

  @AfterAll
  static void end() {
    board.close();
    board.close();
    module.close();
    HANDLERS.shutdownNow();
  }

  @Override
  protected WebSocketClient newClient() {
    return board.newClient();
  }

  @Override
  protected Duration patience() {
    return Duration.ofSeconds(30);
  }

  /** A module tells neither a peer's reset nor why it could not send: both look like an end. */
  @Override
  protected Dialect dialect() {
    return Dialect.DOCUMENTED.telling(-109, -109, -110).telling(-110, -110, -109);
  }

  private static List<ClientProbe> probes(int count) {
    List<ClientProbe> probes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      probes.add(new ClientProbe(board.newClient()));
    }
    return probes;
  }

  @Test
  void fiveClientsShareTheModuleAndTheSixthIsToldWhy() {
    try (Lab lab = new Lab()) {
      List<ClientProbe> five = probes(5);
      five.forEach(probe -> probe.open(lab.url()));
      ClientProbe sixth = new ClientProbe(board.newClient());
      sixth.client().connect(lab.url());
      assertThat(sixth.awaitClose().sentence()).contains("ll 5 links of the module are in use");
      for (int i = 0; i < five.size(); i++) {
        five.get(i).client().send("to " + i);
      }
      for (int i = 0; i < five.size(); i++) {
        assertThat(five.get(i).awaitMessage().text()).isEqualTo("to " + i);
      }
      five.get(2).client().close();
      assertThat(five.get(2).awaitClose().status()).isZero();
      sixth.open(lab.url());
      five.remove(2);
      five.add(sixth);
      five.forEach(probe -> probe.client().close());
      five.forEach(probe -> assertThat(probe.awaitClose().status()).isZero());
    }
  }

  @Test
  void aMessageLargerThanAnyBufferGoesBothWays() {
    try (Lab lab = new Lab()) {
      ClientProbe probe = probes(1).get(0).open(lab.url());
      String large = "+++\r\nOK\r\n>0,CLOSED\r\n".repeat(5_000);
      probe.client().send(large);
      assertThat(probe.awaitMessage().text()).isEqualTo(large);
      probe.client().close();
      assertThat(probe.awaitClose().clean()).isTrue();
    }
  }

  @Test
  void tlsIsSpokenByThisMachineOverTheModulesPlainTcp() {
    ThrowawayAuthority authority = ThrowawayAuthority.create(Instant.now());
    try (Lab lab = new Lab()) {
      EchoServer secure = lab.echo(Optional.of(authority.identityFor("127.0.0.1")));
      ClientProbe probe = probes(1).get(0);
      probe.client().config(ClientConfig.DEFAULT.withTrust(authority.trust()));
      probe.open("wss://127.0.0.1:" + secure.port() + "/");
      probe.client().send("secret");
      assertThat(probe.awaitMessage().text()).isEqualTo("secret");
      probe.client().close();
      assertThat(probe.awaitClose().status()).isZero();
    }
  }

  @Test
  void aModuleThatStartsAnewEndsItsClientsAndIsReadyAgain() throws Exception {
    try (Lab lab = new Lab()) {
      ClientProbe probe = probes(1).get(0).open(lab.url());
      module.restart();
      assertThat(probe.awaitClose().sentence()).contains("started anew");
      await("restarted");
      await("ready");
      probe.open(lab.url());
      probe.client().close();
      probe.awaitClose();
    }
  }

  @Test
  void aLineThatIsPulledOutEndsItsClientsAndIsOpenedAgain() throws Exception {
    try (Lab lab = new Lab()) {
      ClientProbe probe = probes(1).get(0).open(lab.url());
      module.pull();
      assertThat(probe.awaitClose().sentence()).contains("pulled out");
      await("gone it was pulled out");
      module.plug();
      await("ready");
      assertThat(board.isReady()).isTrue();
      assertThat(board.summary()).contains("2.3.0.0");
      assertThat(board.log()).isSameAs(LOG);
    }
  }

  @Test
  void aLineThatCannotBeHadIsRefused() {
    SocketModule gone = new SocketModule();
    gone.close();
    assertThatThrownBy(() -> open(gone))
        .isInstanceOf(LineFailure.class)
        .hasMessage("the module is gone");
  }

  @Test
  void aBoardThatWasGivenBackTakesNoClients() throws Exception {
    try (SocketModule another = new SocketModule()) {
      AtBoard mine = open(another);
      await("ready");
      WebSocketClient client = mine.newClient();
      mine.close();
      assertThat(mine.isReady()).isFalse();
      assertThat(mine.summary()).isEmpty();
      assertThat(mine.trouble()).contains("given back");
      assertThatThrownBy(() -> client.connect("ws://127.0.0.1/"))
          .hasMessageContaining("open it again");
    }
  }
}
