package dev.wiretwin.api.testee;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.Message;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.transport.TlsTrust;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Our client under test by a fuzzing server, as the Autobahn Testsuite's speaks: it asks how many
 * cases there are, echoes through each of them, and has the report written. One thread at a time;
 * each method blocks until its connection is over.
 */
public final class FuzzedClient {
  private static final On.ReceiveHandler ECHO = FuzzedClient::echo;
  private static final On.ReceiveHandler IGNORE = (client, message, opcode) -> {};

  private final String base;
  private final String agent;
  private final Duration patience;
  private final WebSocketClient client;

  /**
   * @param url where the fuzzing server listens, {@code ws://} or {@code wss://}
   * @param agent the name under which its report shall show us
   * @param patience the longest that one case may take
   */
  public FuzzedClient(String url, String agent, TlsTrust trust, Duration patience) {
    this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.agent = URLEncoder.encode(agent, StandardCharsets.UTF_8).replace("+", "%20");
    this.patience = patience;
    this.client = WebSocket.createClient();
    client.config(TesteeTerms.client(trust));
  }

  /**
   * How many cases the server has.
   *
   * @throws IOException if it cannot be reached or is no fuzzing server; the message says what to
   *     do
   */
  public int caseCount() throws IOException, InterruptedException {
    CompletableFuture<String> count = new CompletableFuture<>();
    visit("/getCaseCount", (self, message, opcode) -> count.complete(message.text()));
    String answer = count.getNow("nothing");
    if (!answer.matches("\\d{1,6}")) {
      throw new IOException(
          base
              + " is no fuzzing server, so name another --url: asked for its number of cases, it"
              + " said "
              + answer
              + ".");
    }
    return Integer.parseInt(answer);
  }

  /**
   * Plays one case, to whatever end the server gives it: the server is the judge.
   *
   * @param number from 1
   * @throws IOException if the server cannot be reached, or the case goes on for too long
   */
  public Close runCase(int number) throws IOException, InterruptedException {
    return visit("/runCase?case=" + number + "&agent=" + agent, ECHO);
  }

  /** Has the server write its report. */
  public void updateReports() throws IOException, InterruptedException {
    visit("/updateReports?agent=" + agent, IGNORE);
  }

  private static void echo(WebSocketClient client, Message message, int opcode) {
    if (client.isOpen()) {
      client.send(message.bytes(), opcode);
    }
  }

  private Close visit(String resource, On.ReceiveHandler receive)
      throws IOException, InterruptedException {
    CompletableFuture<Boolean> opened = new CompletableFuture<>();
    BlockingQueue<Close> closes = new LinkedBlockingQueue<>();
    client.on(On.CONNECTION, self -> opened.complete(true));
    client.on(On.RECEIVE, receive);
    client.on(On.CLOSE, (self, close) -> closes.add(close));
    client.connect(base + resource);
    Close close = closes.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (close == null) {
      client.close();
      throw new IOException(
          base
              + resource
              + " was not over after "
              + patience.toSeconds()
              + " s: look at the fuzzing server, or allow more with --timeout.");
    }
    if (!opened.getNow(false)) {
      throw new IOException(
          base
              + resource
              + " did not open, so start the fuzzing server there or name another --url: "
              + close.sentence());
    }
    return close;
  }
}
