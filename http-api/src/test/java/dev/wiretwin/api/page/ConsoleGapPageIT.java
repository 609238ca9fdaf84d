package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.board.RemoteBoard;
import dev.wiretwin.api.service.ServiceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A board that says more than is kept: what is missing in its console is said to be. */
@Timeout(180)
class ConsoleGapPageIT {
  /** Three times what the service keeps of a console. */
  private static final int MUCH = 3 << 20;

  /** Long lines: the page shows twenty thousand at the most. */
  private static final String WORDS =
      "this board says the same again and again, ".repeat(10) + "\n";

  private final ServerSocket line = listening();
  @RegisterExtension final ServedPage page = new ServedPage(this::withLoudBoard);
  private Browser browser;

  private static ServerSocket listening() {
    try {
      return new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  private ServiceSettings withLoudBoard(ServiceSettings usual) {
    return new ServiceSettings(
        usual.host(),
        usual.port(),
        usual.access(),
        usual.connectTo(),
        usual.stateFolder(),
        usual.retention(),
        List.of(RemoteBoard.of("loud=tcp://127.0.0.1:" + line.getLocalPort())),
        usual.labHost());
  }

  @BeforeEach
  void shout() {
    browser = page.browser();
    Thread board = new Thread(this::shoutAtWhoeverComes, "loud-board");
    board.setDaemon(true);
    board.start();
  }

  @AfterEach
  void fallSilent() throws IOException {
    line.close();
  }

  private void shoutAtWhoeverComes() {
    byte[] words = WORDS.getBytes(StandardCharsets.US_ASCII);
    while (!line.isClosed()) {
      try (Socket listener = line.accept()) {
        for (int sent = 0; sent < MUCH; sent += words.length) {
          listener.getOutputStream().write(words);
        }
        listener
            .getOutputStream()
            .write("and now it is silent\n".getBytes(StandardCharsets.US_ASCII));
        listener.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      } catch (IOException gone) {
        // whoever listened has left, or the test is over: the next one is waited for, if any
        continue;
      }
    }
  }

  private void listenToIt() {
    page.post("/boards/loud/console?wait=6s", "{\"text\": \"x\\n\"}");
  }

  @Test
  void whatIsNoLongerKeptIsSaidToBeMissing() {
    listenToIt();
    browser.go("/#/boards/loud/console");
    browser.awaitText("and now it is silent");
    browser.script("document.querySelector('.vlist').scrollTop = 0");
    browser.awaitText("entries are no longer kept");
    assertThat(browser.hurdles()).isEmpty();
    browser.keep("console-gap");
  }

  @Test
  void whatWentByWhileNobodyCouldLookIsSaidToBeMissing() {
    browser.go("/#/boards/loud/console");
    browser.awaitText("Nothing has gone over this line yet.");
    page.browser().tool("Network.enable", Map.of());
    offline(true);
    browser.awaitText("The service does not answer.");
    listenToIt();
    offline(false);
    browser.awaitText("and now it is silent");
    browser.script("document.querySelector('.vlist').scrollTop = 0");
    browser.awaitText("entries are no longer kept");
  }

  private void offline(boolean yes) {
    browser.tool(
        "Network.emulateNetworkConditions",
        Map.of("offline", yes, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }
}
