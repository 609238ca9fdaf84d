package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ControlServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private Path folder;

  private ControlServer serve(ControlLimits limits, ControlPlace place) throws IOException {
    return ControlServer.start(Map.of(place, request -> "ok " + request), limits);
  }

  private SocketChannel connect(Path file) throws IOException {
    return SocketChannel.open(ControlPlace.door(file).address());
  }

  private static String read(SocketChannel channel) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(100);
    while (channel.read(in) >= 0 && in.get(in.position() - 1) != '\n') {
      continue;
    }
    return new String(in.array(), 0, in.position(), StandardCharsets.UTF_8);
  }

  private static void say(SocketChannel channel, String words) throws IOException {
    channel.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void severalClientsAreServedAtOnce() throws IOException {
    Path file = folder.resolve("b.control");
    try (ControlServer server = serve(ControlLimits.DEFAULT, ControlPlace.open(file))) {
      assertThat(server).isNotNull();
      try (SocketChannel one = connect(file);
          SocketChannel two = connect(file)) {
        say(one, "fir");
        say(two, "second\n");
        assertThat(read(two)).isEqualTo("ok second\n");
        say(one, "st\n");
        assertThat(read(one)).isEqualTo("ok first\n");
        say(one, "again\n");
        assertThat(read(one)).isEqualTo("ok again\n");
      }
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void eachBoardHasADeskOfItsOwn() throws IOException {
    Path a = folder.resolve("a.control");
    Path b = folder.resolve("b.control");
    Map<ControlPlace, ControlDesk> desks =
        Map.of(ControlPlace.open(a), x -> "ok a", ControlPlace.open(b), x -> "ok b");
    try (ControlServer server = ControlServer.start(desks, ControlLimits.DEFAULT)) {
      assertThat(server).isNotNull();
      assertThat(ControlClient.ask(a, "who", PATIENCE)).isEqualTo("ok a");
      assertThat(ControlClient.ask(b, "who", PATIENCE)).isEqualTo("ok b");
    }
  }

  @Test
  void aClientThatSaysNothingIsLeft() throws IOException {
    Path file = folder.resolve("b.control");
    ControlLimits limits = new ControlLimits(4, 100, Duration.ofMillis(60));
    try (ControlServer server = serve(limits, ControlPlace.open(file));
        SocketChannel silent = connect(file)) {
      assertThat(server).isNotNull();
      assertThat(silent.read(ByteBuffer.allocate(10))).isEqualTo(-1);
    }
  }

  @Test
  void oneClientTooManyIsTurnedAway() throws IOException {
    Path file = folder.resolve("b.control");
    ControlLimits limits = new ControlLimits(1, 100, PATIENCE);
    try (ControlServer server = serve(limits, ControlPlace.open(file));
        SocketChannel one = connect(file)) {
      say(one, "here\n");
      assertThat(read(one)).isEqualTo("ok here\n");
      try (SocketChannel two = connect(file)) {
        assertThat(two.read(ByteBuffer.allocate(10))).isEqualTo(-1);
      }
      assertThat(server).isNotNull();
    }
  }

  @Test
  void aClientThatNeverTakesItsAnswersHoldsNobodyUp() throws IOException {
    Path file = folder.resolve("b.control");
    String much = "x".repeat(2000);
    Map<ControlPlace, ControlDesk> desks = Map.of(ControlPlace.open(file), request -> much);
    try (ControlServer server = ControlServer.start(desks, ControlLimits.DEFAULT);
        SocketChannel greedy = connect(file)) {
      greedy.configureBlocking(false);
      byte[] questions = "?\n".repeat(2000).getBytes(StandardCharsets.UTF_8);
      List<Integer> taken = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        taken.add(greedy.write(ByteBuffer.wrap(questions)));
      }
      assertThat(ControlClient.ask(file, "?", PATIENCE)).isEqualTo(much);
      assertThat(server).isNotNull();
      assertThat(taken).contains(0);
    }
  }

  @Test
  void aDeskThatFailsLosesItsClientOnly() throws IOException {
    Path file = folder.resolve("b.control");
    ControlDesk desk =
        request -> {
          if (request.equals("bad")) {
            throw new IllegalStateException("broken");
          }
          return "ok";
        };
    Map<ControlPlace, ControlDesk> desks = Map.of(ControlPlace.open(file), desk);
    try (ControlServer server = ControlServer.start(desks, ControlLimits.DEFAULT)) {
      assertThat(server).isNotNull();
      assertThatThrownBy(() -> ControlClient.ask(file, "bad", PATIENCE))
          .hasMessage("the board hung up without an answer");
      assertThat(ControlClient.ask(file, "good", PATIENCE)).isEqualTo("ok");
    }
  }

  @Test
  void aClosedServerLeavesNoSocketBehind() throws IOException {
    Path file = folder.resolve("b.control");
    serve(ControlLimits.DEFAULT, ControlPlace.open(file)).close();
    assertThat(Files.list(folder)).isEmpty();
    assertThatThrownBy(() -> connect(file)).isInstanceOf(IOException.class);
  }
}
