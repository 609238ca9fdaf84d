package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.net.Peer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** VB-53: the module's own WebSockets. */
class WebSocketCommandsTest {
  private static final String OK = "\r\nOK\r\n";
  private static final String ERROR = "\r\nERROR\r\n";
  private static final String PROMPT = "\r\nOK\r\n\r\n>";
  private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: (\\S+)\r\n");

  private AtBench bench = AtBench.online(AtGeneration.ESP_5);

  @AfterEach
  void end() {
    bench.close();
  }

  private Peer begin(int id, String rest) {
    int port = bench.net.serve();
    assertThat(bench.say("AT+WSOPEN=" + id + ",\"ws://127.0.0.1:" + port + "/\"" + rest + "\r\n"))
        .isEmpty();
    return bench.net.peers.get(bench.net.peers.size() - 1);
  }

  private String accept(Peer peer) throws Exception {
    String request = peer.heard();
    Matcher key = KEY.matcher(request);
    assertThat(key.find()).isTrue();
    byte[] text = (key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes();
    byte[] hash = MessageDigest.getInstance("SHA-1").digest(text);
    peer.send(
        "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: "
            + Base64.getEncoder().encodeToString(hash)
            + "\r\n\r\n");
    bench.pass(20);
    return request;
  }

  private Peer open(int id) throws Exception {
    Peer peer = begin(id, "");
    accept(peer);
    assertThat(bench.uart.sent()).isEqualTo("+WS_CONNECTED:" + id + "\r\n" + OK);
    return peer;
  }

  private String heard(Peer peer, String sent) {
    peer.send(sent);
    bench.pass(20);
    return bench.uart.sent();
  }

  /** A frame of the module's without its mask. */
  private static String payload(String frame) {
    byte[] bytes = frame.getBytes(StandardCharsets.ISO_8859_1);
    StringBuilder text = new StringBuilder();
    for (int i = 6; i < bytes.length; i++) {
      text.append((char) ((bytes[i] ^ bytes[2 + (i - 6) % 4]) & 0xFF));
    }
    return text.toString();
  }

  @Test
  void theWrittenExchangeIsByteForByteWhatIsSaid() throws Exception {
    bench.close();
    bench = new AtBench(AtGeneration.ESP_5);
    bench.board.powerOn();
    new Transcript(bench, "at-module-5.x-websocket.txt").play();
  }

  @Test
  void messagesGoBothWaysAndOnlyTheirLengthIsTold() throws Exception {
    Peer peer = open(0);
    assertThat(bench.say("AT+WSSEND=0,5\r\n")).isEqualTo(PROMPT);
    assertThat(bench.say("hello")).isEqualTo("\r\nSEND OK\r\n");
    String frame = peer.heard();
    assertThat(frame).startsWith("\u0081\u0085");
    assertThat(payload(frame)).isEqualTo("hello");
    bench.say("AT+WSSEND=0,2,2,500\r\n");
    bench.say("hi");
    assertThat(peer.heard()).startsWith("\u0082\u0082");
    assertThat(heard(peer, "\u0081\u0004pong\u0002\u0001x\u0080\u0000"))
        .isEqualTo("+WS_DATA:0,4,pong+WS_DATA:0,1,x+WS_DATA:0,0,");
  }

  @Test
  void closingIsAnsweredWhenItIsOverAndTheNumberIsFreeThen() throws Exception {
    Peer peer = open(1);
    assertThat(bench.say("AT+WSOPEN?\r\n")).matches("\\+WSOPEN:1,2,\"ws://[^\"]*\"\r\n\r\nOK\r\n");
    assertThat(bench.say("AT+WSOPEN=1,\"ws://127.0.0.1/\"\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+WSCLOSE=1\r\n")).isEmpty();
    assertThat(heard(peer, "\u0088\u0000")).isEqualTo("+WS_CLOSED:1\r\n" + OK);
    assertThat(bench.say("AT+WSCLOSE=1\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+WSOPEN?\r\n")).isEqualTo(OK);
    open(1);
  }

  @Test
  void aServersCloseAndALossAreNews() throws Exception {
    Peer first = open(0);
    Peer second = open(2);
    first.send("\u0088\u0000");
    bench.pass(20);
    first.fin();
    bench.pass(20);
    second.rst();
    bench.pass(20);
    assertThat(bench.uart.sent()).isEqualTo("+WS_CLOSED:0\r\n+WS_DISCONNECTED:2\r\n");
    assertThat(bench.say("AT+WSSEND=2,1\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+WSOPEN?\r\n")).startsWith("+WSOPEN:2,3,");
    bench.pass(10_100);
    accept(bench.net.peers.get(bench.net.peers.size() - 1));
    assertThat(bench.uart.sent()).isEqualTo("+WS_CONNECTED:2\r\n");
  }

  @Test
  void headersAreThoseOfAllSockets() throws Exception {
    assertThat(bench.say("AT+WSHEAD=6\r\n")).isEqualTo(PROMPT);
    assertThat(bench.say("X-A: 1")).isEqualTo(OK);
    bench.say("AT+WSHEAD=6\r\n");
    assertThat(bench.say("no one")).isEqualTo(ERROR);
    assertThat(bench.say("AT+WSHEAD?\r\n")).isEqualTo("+WSHEAD:0,\"X-A: 1\"\r\n" + OK);
    assertThat(accept(begin(0, ",\"a\\, b\",10000,\"Basic x\"")))
        .contains("\r\nSec-WebSocket-Protocol: a, b\r\nX-A: 1\r\nAuthorization: Basic x\r\n\r\n");
    bench.uart.sent();
    assertThat(bench.say("AT+WSHEAD=0\r\n")).isEqualTo(OK);
    assertThat(accept(begin(1, ""))).doesNotContain("X-A", "Protocol");
    bench.uart.sent();
    for (int i = 0; i < 16; i++) {
      bench.say("AT+WSHEAD=3\r\n");
      assertThat(bench.say("a:" + (char) ('a' + i))).isEqualTo(OK);
    }
    assertThat(bench.say("AT+WSHEAD=3\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+WSHEAD\r\n")).isEqualTo(ERROR);
  }

  @Test
  void settingsAreForTheNextOpening() throws Exception {
    assertThat(bench.say("AT+WSCFG=0,30,60,20\r\n")).isEqualTo(OK);
    Peer peer = open(0);
    assertThat(bench.say("AT+WSSEND=0,11\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+WSSEND=0,0\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+WSSEND=0,10\r\n")).isEqualTo(PROMPT);
    bench.say("0123456789");
    peer.heard();
    assertThat(heard(peer, "\u0081\u0019" + "x".repeat(25)))
        .isEqualTo("+WS_DATA:0,20," + "x".repeat(20) + "+WS_DATA:0,5,xxxxx");
    bench.pass(30_100);
    assertThat(peer.heard()).startsWith("\u0089\u0080");
    assertThat(bench.say("AT+WSCFG=0,30\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+WSCFG=3,30,60\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+WSCFG=0,30,60,1024,2,0,0\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+WSCFG?\r\n")).isEqualTo(ERROR);
  }

  @Test
  void whatCannotBeOpenedIsABareError() throws Exception {
    assertThat(bench.say("AT+WSOPEN=0,\"http://127.0.0.1/\"\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+WSOPEN=0,\"ws://127.0.0.1:1/\"\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+WSOPEN\r\n")).isEqualTo(ERROR);
    Peer peer = begin(0, ",,300");
    assertThat(bench.say("AT\r\n")).isEqualTo("\r\nbusy p...\r\n");
    bench.pass(400);
    assertThat(bench.uart.sent()).isEqualTo(ERROR);
    assertThat(peer.events).isNotEmpty();
    assertThat(heard(begin(0, ""), "HTTP/1.1 404 Not Found\r\n\r\n")).isEqualTo(ERROR);
    bench.personality.failAllocation(1);
    assertThat(bench.say("AT+WSOPEN=0,\"ws://127.0.0.1/\"\r\n")).isEqualTo(ERROR);
  }

  @Test
  void aConnectionThatBreaksWhileThePromptWaitsIsAnError() throws Exception {
    Peer peer = open(0);
    bench.say("AT+WSSEND=0,3\r\n");
    peer.rst();
    bench.pass(20);
    assertThat(bench.uart.sent()).isEqualTo("+WS_DISCONNECTED:0\r\n");
    assertThat(bench.say("abc")).isEqualTo(ERROR);
    bench.say("AT+WSCLOSE=0\r\n");
    open(0);
    bench.say("AT+WSSEND=0,3\r\n");
    assertThat(bench.say("+++")).isEqualTo("\r\nSEND Canceled\r\n");
  }

  @Test
  void aNetworkThatIsGoneForLongTakesThemAlong() throws Exception {
    open(0);
    bench.wifi.lose();
    bench.pass(10_000);
    assertThat(bench.uart.sent()).contains("WIFI DISCONNECT\r\n", "+WS_DISCONNECTED:0\r\n");
    assertThat(bench.say("AT+WSOPEN=1,\"ws://127.0.0.1/\"\r\n")).isEqualTo(ERROR);
  }

  @Test
  void anImageAsItIsShippedAndOtherGenerationsHaveNone() {
    bench.close();
    bench = AtBench.online(AtGeneration.ESP_5, "websocket");
    bench.say("AT+SYSLOG=1\r\n");
    assertThat(bench.say("AT+WSOPEN?\r\n")).isEqualTo("ERR CODE:0x01090000\r\n" + ERROR);
    bench.close();
    bench = AtBench.online(AtGeneration.ESP_2);
    assertThat(bench.say("AT+WSOPEN?\r\n")).isEqualTo(ERROR);
  }
}
