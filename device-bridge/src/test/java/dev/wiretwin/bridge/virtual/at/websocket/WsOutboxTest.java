package dev.wiretwin.bridge.virtual.at.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.cpu.ManualCpu;
import dev.wiretwin.bridge.virtual.net.TcpEvents;
import dev.wiretwin.bridge.virtual.net.TcpSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a socket whose room the test gives. */
class WsOutboxTest implements TcpSocket {
  private final ManualCpu cpu = new ManualCpu();
  private final List<String> seen = new ArrayList<>();
  private final WsOutbox outbox = new WsOutbox(cpu, this);
  private int room;

  private void send(int bytes) {
    outbox.whenFlushed(500, ok -> seen.add("flushed " + ok));
    seen.add("added " + outbox.add(new byte[bytes]));
  }

  private void expect(String... all) {
    assertThat(seen).containsExactly(all);
    seen.clear();
  }

  @Test
  void whatThereIsNoRoomForGoesLater() {
    room = 3;
    send(5);
    expect("wrote 3", "added true");
    room = 10;
    outbox.pump();
    expect("wrote 2", "flushed true");
    cpu.advance(600_000);
    expect();
  }

  @Test
  void whoseTimeIsOverIsToldAndTheBytesStay() {
    send(5);
    cpu.advance(600_000);
    expect("added true", "flushed false");
    room = 5;
    outbox.pump();
    expect("wrote 5");
  }

  @Test
  void moreThanTheBoundIsNotTaken() {
    send(WsOutbox.MOST_BYTES + 1);
    send(1);
    expect("added true", "added false");
  }

  @Test
  void atTheEndWhoWaitsIsTold() {
    send(5);
    outbox.end();
    outbox.end();
    expect("added true", "flushed false");
  }

  @Override
  public void connect(String ip, int port, boolean tls, TcpEvents events) {
    seen.add("connect");
  }

  @Override
  public int room() {
    return room;
  }

  @Override
  public boolean write(byte[] bytes, int from, int length) {
    seen.add("wrote " + length);
    return true;
  }

  @Override
  public void receiving(boolean wanted) {
    seen.add("receiving " + wanted);
  }

  @Override
  public void close() {
    seen.add("close");
  }

  @Override
  public void abort() {
    seen.add("abort");
  }

  @Override
  public String remoteAddress() {
    return "0.0.0.0";
  }

  @Override
  public int remotePort() {
    return 0;
  }

  @Override
  public int localPort() {
    return 0;
  }
}
