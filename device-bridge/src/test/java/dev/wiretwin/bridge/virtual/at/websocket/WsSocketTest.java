package dev.wiretwin.bridge.virtual.at.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.net.NetBench;
import dev.wiretwin.bridge.virtual.net.Peer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WsSocketTest implements WsSocket.Keeper {
  private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: (\\S+)\r\n");
  private static final long SECOND = 1_000_000;

  private final NetBench net = new NetBench();
  private final List<String> seen = new ArrayList<>();
  private int port = net.serve();
  private WsSocket socket;

  private WsSocket socket(String url) {
    WsAddress to = WsAddress.parse(url).orElseThrow();
    WsWish wish = new WsWish(to, "", List.of(), 5_000, 10, 25, 1024);
    socket = new WsSocket(net.cpu, net.stack, () -> 0, wish, this);
    return socket;
  }

  private void begin() {
    socket("ws://127.0.0.1:" + port + "/").open();
    net.advance(10_000);
  }

  private Peer peer() {
    return net.peers.get(net.peers.size() - 1);
  }

  private void accept(String behind) throws Exception {
    Matcher key = KEY.matcher(peer().heard());
    assertThat(key.find()).isTrue();
    byte[] text = (key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes();
    String accept =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    peer()
        .send(
            "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: "
                + accept
                + "\r\n\r\n"
                + behind);
    net.advance(10_000);
  }

  private void open() throws Exception {
    begin();
    accept("");
    assertThat(seen).endsWith("opened");
    assertThat(socket.number()).isEqualTo(2);
    assertThat(socket.isOpen()).isTrue();
    seen.clear();
  }

  private void expect(String... all) {
    assertThat(seen).containsExactly(all);
    seen.clear();
  }

  @Override
  public void opened() {
    seen.add("opened");
  }

  @Override
  public void failed() {
    seen.add("failed");
  }

  @Override
  public void data(byte[] bytes) {
    seen.add("data " + new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void lost() {
    seen.add("lost");
  }

  @Override
  public void closed() {
    seen.add("closed");
  }

  @Test
  void itOpensSendsReceivesAndCloses() throws Exception {
    begin();
    assertThat(socket.number()).isZero();
    accept("\u0081\u0002hi");
    expect("opened", "data hi");
    socket.send(1, "yes".getBytes(), 1000, ok -> seen.add("sent " + ok));
    net.advance(10_000);
    assertThat(peer().heard()).isEqualTo("\u0081\u0083\0\0\0\0yes");
    peer().send("\u0089\u0001!\u0082\u0001x");
    net.advance(10_000);
    assertThat(peer().heard()).isEqualTo("\u008a\u0081\0\0\0\0!");
    socket.close(() -> seen.add("then"));
    net.advance(10_000);
    assertThat(peer().heard()).isEqualTo("\u0088\u0080\0\0\0\0");
    assertThat(socket.number()).isEqualTo(4);
    peer().send("\u0088\u0000");
    net.advance(10_000);
    expect("sent true", "data x", "closed", "then");
    assertThat(peer().events).contains("ended");
    socket.send(1, new byte[1], 1000, ok -> seen.add("sent " + ok));
    expect("sent false");
  }

  @Test
  void aServerThatDoesNotAnswerOurCloseIsLeft() throws Exception {
    open();
    socket.close(() -> seen.add("then"));
    net.advance(WsSocket.GOODBYE_MICROS + 10_000);
    expect("closed", "then");
  }

  @Test
  void aServersCloseIsAnsweredAndIsTheEnd() throws Exception {
    open();
    peer().send("\u0088\u0002\u0003\u00e8\u0081\u0001x");
    net.advance(10_000);
    assertThat(peer().heard()).isEqualTo("\u0088\u0080\0\0\0\0");
    peer().fin();
    net.advance(10_000);
    expect("closed");
    assertThat(socket.number()).isZero();
  }

  @Test
  void whatIsLostIsOpenedAgain() throws Exception {
    open();
    peer().rst();
    net.advance(10_000);
    expect("lost");
    assertThat(socket.number()).isEqualTo(3);
    net.advance(WsSocket.RETRY_MICROS);
    assertThat(socket.number()).isEqualTo(1);
    peer().fin();
    net.advance(WsSocket.RETRY_MICROS + 20_000);
    accept("");
    expect("opened");
    socket.abort();
    expect("lost");
    socket.close(() -> seen.add("then"));
    expect("closed", "then");
    net.advance(2 * WsSocket.RETRY_MICROS);
    expect();
  }

  @Test
  void anAttemptFailsOnceWhateverTheReason() throws Exception {
    begin();
    peer().send("HTTP/1.1 404 Not Found\r\n\r\n");
    net.advance(10_000);
    expect("failed");
    begin();
    peer().send("x".repeat(1200));
    net.advance(10_000);
    expect("failed");
    begin();
    peer().fin();
    net.advance(10_000);
    expect("failed");
    begin();
    net.advance(6 * SECOND);
    expect("failed");
    socket("ws://nobody.test/").open();
    net.advance(SECOND);
    expect("failed");
    socket("ws://127.0.0.1:1/").open();
    net.advance(SECOND);
    expect("failed");
    socket("ws://127.0.0.1/" + "x".repeat(1100)).open();
    net.advance(SECOND);
    expect("failed");
  }

  @Test
  void pingsAreSentAndWhoNeverAnswersIsLost() throws Exception {
    open();
    net.advance(10 * SECOND);
    assertThat(peer().heard()).isEqualTo("\u0089\u0080\0\0\0\0");
    peer().send("\u008a\u0000");
    net.advance(26 * SECOND);
    expect();
    net.advance(20 * SECOND);
    expect("lost");
  }

  @Test
  void whatCannotBeUnderstoodIsALoss() throws Exception {
    open();
    peer().send("\u0082\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff");
    net.advance(10_000);
    expect("lost");
  }

  @Test
  void aFrameThatTcpDoesNotTakeInTimeIsNotSent() throws Exception {
    open();
    net.stack.linkUp(false);
    for (int i = 0; i < 7; i++) {
      socket.send(2, new byte[8_000], 500, ok -> seen.add("sent " + ok));
      net.advance(SECOND);
    }
    assertThat(seen).startsWith("sent false").contains("lost");
  }
}
