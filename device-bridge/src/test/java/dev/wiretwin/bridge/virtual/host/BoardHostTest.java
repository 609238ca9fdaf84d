package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BoardHostTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private Path folder;

  private final List<String> diary = new CopyOnWriteArrayList<>();

  private Consumer<String> diaryOf(String board) {
    return what -> diary.add(board + ": " + what);
  }

  private BoardPlan plan(int count, Optional<Path> link, OptionalInt port) {
    return new BoardPlan(
        count,
        folder.resolve("boards"),
        Optional.empty(),
        link,
        port,
        BoardSettings.DEFAULT
            .withBaud(921_600)
            .withFiles(Map.of("init.lua", "print('ready')".getBytes(StandardCharsets.US_ASCII))),
        Optional.empty(),
        false,
        List.of(),
        Map.of());
  }

  private BoardPlan ports(int count) {
    return plan(count, Optional.empty(), OptionalInt.empty());
  }

  private BoardHost start(BoardPlan plan) throws IOException {
    return BoardHost.start(plan, this::diaryOf);
  }

  private String ask(BoardHost host, String request) throws IOException {
    return ControlClient.ask(host.boards().get(0).control(), request, PATIENCE);
  }

  @Test // VB-20, VB-28
  void aBoardBootsRunsItsScriptAndAnswersOnItsPort() throws Exception {
    try (BoardHost host = start(ports(1));
        Screen screen = Screen.on(host.boards().get(0).port())) {
      assertThat(screen.until("> ")).contains("NodeMCU 3.0.0", "ready\r\n");
      assertThat(screen.run("=6*7")).isEqualTo("42\r\n");
      assertThat(screen.run("=type(websocket.createClient)")).isEqualTo("function\r\n");
    }
  }

  @Test
  void severalBoardsShareAProcessAndNothingElse() throws Exception {
    try (BoardHost host = start(ports(3))) {
      assertThat(host.boards())
          .extracting(BoardEntry::name)
          .containsExactly("virt0", "virt1", "virt2");
      for (BoardEntry board : host.boards()) {
        try (Screen screen = Screen.on(board.port())) {
          screen.until("> ");
          assertThat(screen.run("=mine")).isEqualTo("nil\r\n");
          screen.run("mine = 1");
        }
      }
      assertThat(new BoardRegister(folder.resolve("boards")).running()).isEqualTo(host.boards());
    }
  }

  @Test
  void aLineOverTcpNeedsNoPseudoTerminal() throws Exception {
    try (BoardHost host = start(plan(1, Optional.empty(), OptionalInt.of(0)));
        Screen screen = Screen.on(host.boards().get(0).port())) {
      screen.type("\r\n");
      screen.until("> ");
      assertThat(host.boards().get(0).port()).startsWith("tcp://127.0.0.1:");
    }
  }

  @Test // VB-74
  void unpluggingEndsTheLineAndReplugFindsItUnderAnotherPath() throws Exception {
    Path first = folder.resolve("usb0");
    Path second = folder.resolve("usb1");
    try (BoardHost host = start(plan(1, Optional.of(first), OptionalInt.empty()))) {
      try (Screen screen = Screen.on(first.toString())) {
        screen.until("> ");
        screen.run("file.putcontents('kept', 'yes')");
        assertThat(ask(host, "fault unplug")).isEqualTo("ok");
        screen.untilTheEnd();
      }
      assertThat(first).doesNotExist();
      assertThat(ask(host, "fault stall:1s")).contains("unplugged: replug it first");
      assertThat(ask(host, "fault replug:" + second)).isEqualTo("ok");
      try (Screen screen = Screen.on(second.toString())) {
        screen.until("> ");
        assertThat(screen.run("=file.getcontents('kept')")).isEqualTo("yes\r\n");
      }
      assertThat(host.boards().get(0).port()).isEqualTo(second.toString());
    }
    assertThat(second).doesNotExist();
  }

  @Test
  void aLinkThatIsSomethingElseIsLeftAloneAndSaid() throws IOException {
    Path taken = Files.writeString(folder.resolve("notes.txt"), "mine");
    assertThatThrownBy(() -> start(plan(1, Optional.of(taken), OptionalInt.empty())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("notes.txt");
    assertThat(taken).hasContent("mine");
    assertThat(new BoardRegister(folder.resolve("boards")).running()).isEmpty();
  }

  @Test
  void aRunningBoardKeepsItsPathWhenAnotherWantsIt() throws Exception {
    Path link = folder.resolve("usb0");
    BoardPlan wish = plan(1, Optional.of(link), OptionalInt.empty());
    try (BoardHost first = start(wish)) {
      Path port = Files.readSymbolicLink(link);
      assertThatThrownBy(() -> start(wish))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is the port of board virt0: end it or choose another --link");
      assertThat(Files.readSymbolicLink(link)).isEqualTo(port);
      assertThat(new BoardRegister(folder.resolve("boards")).running()).isEqualTo(first.boards());
    }
  }

  @Test
  void aClosedHostLeavesNothingBehind() throws IOException {
    BoardHost host = start(ports(2));
    host.close();
    host.close();
    try (Stream<Path> left = Files.list(folder.resolve("boards"))) {
      assertThat(left.map(file -> file.getFileName().toString())).containsExactly(".lock");
    }
  }

  @Test
  void aFileThatIsTooLargeForTheFlashIsSaid() {
    BoardPlan plan =
        BoardPlan.of(
            folder.resolve("boards"),
            BoardSettings.DEFAULT.withFiles(Map.of("init.lua", new byte[5 << 20])));
    assertThatThrownBy(() -> start(plan)).hasMessageContaining("init.lua does not fit");
  }

  @Test
  void theFlashMayBeAFolder() throws Exception {
    Path flash = Files.createDirectories(folder.resolve("flash"));
    Files.writeString(flash.resolve("hello"), "from the folder");
    BoardPlan plan =
        new BoardPlan(
            1,
            folder.resolve("boards"),
            Optional.of("bench"),
            Optional.empty(),
            OptionalInt.empty(),
            BoardSettings.DEFAULT.withBaud(921_600),
            Optional.of(flash),
            false,
            List.of(),
            Map.of());
    try (BoardHost host = start(plan);
        Screen screen = Screen.on(host.boards().get(0).port())) {
      screen.until("> ");
      assertThat(screen.run("=file.getcontents('hello')")).isEqualTo("from the folder\r\n");
      assertThat(host.boards().get(0).name()).isEqualTo("bench");
    }
  }
}
