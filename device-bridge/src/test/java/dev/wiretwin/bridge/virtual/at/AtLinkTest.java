package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.net.TcpEvents;
import dev.wiretwin.bridge.virtual.net.TcpSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One link on a socket that the test plays. */
class AtLinkTest implements TcpSocket, AtLink.Keeper {
  private static final AtPeer PEER = new AtPeer("h", 80, false);

  private final List<String> told = new ArrayList<>();
  private final StringBuilder wire = new StringBuilder();
  private int room = 4;
  private int opened;
  private final AtLink link = new AtLink(2, PEER, this, this);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  // ---- the socket

  @Override
  public void connect(String ip, int port, boolean tls, TcpEvents events) {
    throw new IllegalStateException("who made the link connects its socket");
  }

  @Override
  public int room() {
    return room;
  }

  @Override
  public boolean write(byte[] all, int from, int length) {
    wire.append(text(all), from, from + length);
    room -= length;
    return true;
  }

  @Override
  public void receiving(boolean wanted) {
    opened += wanted ? 1 : 0;
  }

  @Override
  public void close() {
    told.add("close");
  }

  @Override
  public void abort() {
    told.add("abort");
  }

  @Override
  public String remoteAddress() {
    return "10.0.0.7";
  }

  @Override
  public int remotePort() {
    return 80;
  }

  @Override
  public int localPort() {
    return 50000;
  }

  // ---- the keeper

  @Override
  public void connected(AtLink which) {
    told.add("connected");
  }

  @Override
  public void failed(AtLink which, TcpEvents.Failure why) {
    told.add("failed " + why);
  }

  @Override
  public void arrived(AtLink which) {
    told.add("arrived");
  }

  @Override
  public void ended(AtLink which) {
    told.add("ended");
  }

  @Test
  void whatItIsAndHowItIsListed() {
    assertThat(link.id()).isEqualTo(2);
    assertThat(link.peer()).isEqualTo(PEER);
    assertThat(link.isSecure()).isFalse();
    assertThat(link.socket()).isSameAs(this);
    assertThat(link.description()).isEqualTo("2,\"TCP\",\"10.0.0.7\",80,50000,0");
    assertThat(link.isOpen()).isFalse();
    link.connected();
    assertThat(link.isOpen()).isTrue();
  }

  @Test
  void whatComesIsReadInPiecesAcrossSegments() {
    link.connected();
    link.received(bytes("abc"));
    link.received(bytes("defg"));
    assertThat(link.readable()).isEqualTo(7);
    assertThat(text(link.read(4))).isEqualTo("abcd");
    assertThat(text(link.read(99))).isEqualTo("efg");
    assertThat(link.read(1)).isEmpty();
    assertThat(told).containsExactly("connected", "arrived", "arrived");
  }

  @Test
  void theHostIsToldOnceUntilItReads() {
    link.connected();
    assertThat(link.needsNotice()).isFalse();
    link.received(bytes("abc"));
    assertThat(link.needsNotice()).isTrue();
    link.received(bytes("d"));
    assertThat(link.needsNotice()).isFalse();
    link.read(1);
    assertThat(link.needsNotice()).isTrue();
  }

  @Test
  void beyondTheWindowNothingIsSeenAndThePeerWaits() {
    link.connected();
    link.received(new byte[AtLink.WINDOW_BYTES + 100]);
    assertThat(link.readable()).isEqualTo(AtLink.WINDOW_BYTES);
    assertThat(link.hidesSome()).isTrue();
    link.read(2048);
    assertThat(opened).isZero();
    link.read(2048);
    assertThat(opened).isEqualTo(1);
    assertThat(link.hidesSome()).isFalse();
  }

  @Test
  void sendingWaitsForRoomAndIsBounded() {
    link.connected();
    List<Boolean> flushed = new ArrayList<>();
    assertThat(link.send(bytes("abcdef"))).isTrue();
    link.whenFlushed(flushed::add);
    assertThat(wire).hasToString("abcd");
    assertThat(link.unsent()).isEqualTo(2);
    assertThat(link.send(new byte[AtLink.MOST_QUEUED])).isFalse();
    room = 10;
    link.sent(4);
    assertThat(wire).hasToString("abcdef");
    assertThat(flushed).containsExactly(true);
  }

  @Test
  void aLinkThatBreaksFailsWhatWaits() {
    link.connected();
    List<Boolean> flushed = new ArrayList<>();
    link.send(bytes("abcdef"));
    link.whenFlushed(flushed::add);
    link.received(bytes("last words"));
    link.failed(TcpEvents.Failure.RESET);
    assertThat(flushed).containsExactly(false);
    assertThat(told).endsWith("ended");
    assertThat(link.isOpen()).isFalse();
    assertThat(link.isOpenOrUnread()).isTrue();
    link.whenFlushed(flushed::add);
    assertThat(flushed).containsExactly(false, false);
    link.read(99);
    assertThat(link.isOpenOrUnread()).isFalse();
  }

  @Test
  void anAttemptThatFailsIsNoEnd() {
    link.failed(TcpEvents.Failure.TIMEOUT);
    assertThat(told).containsExactly("failed TIMEOUT");
  }

  @Test
  void aPeerThatEndsMayStillBeReadAndWrittenTo() {
    link.connected();
    link.received(bytes("x"));
    link.ended();
    assertThat(link.isEnded()).isTrue();
    assertThat(link.send(bytes("y"))).isTrue();
    assertThat(wire).hasToString("y");
    assertThat(text(link.read(9))).isEqualTo("x");
    assertThat(opened).isZero();
  }

  @Test
  void ourEndForgetsEverything() {
    link.connected();
    link.received(bytes("x"));
    link.close();
    assertThat(link.readable()).isZero();
    assertThat(link.isOpenOrUnread()).isFalse();
    link.abort();
    assertThat(told).endsWith("close", "abort");
  }
}
