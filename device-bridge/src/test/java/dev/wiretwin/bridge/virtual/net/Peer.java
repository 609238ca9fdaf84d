package dev.wiretwin.bridge.virtual.net;

import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The other end of a board's connection, played by the test. For one thread. */
public final class Peer implements TransportListener {
  /** What it heard besides bytes. */
  public final List<String> events = new ArrayList<>();

  private final StringBuilder heard = new StringBuilder();
  private final Transport transport;

  Peer(Transport transport) {
    this.transport = transport;
  }

  void connect(int port) {
    transport.connect(new Endpoint("127.0.0.1", port, Optional.empty()), this);
  }

  /** What came since the last call, one character per byte. */
  public String heard() {
    String text = heard.toString();
    heard.setLength(0);
    return text;
  }

  public void send(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    transport.write(bytes, 0, bytes.length);
  }

  public void fin() {
    transport.halfClose();
    if (events.contains("ended")) {
      transport.abort();
    }
  }

  public void rst() {
    transport.reset();
  }

  @Override
  public void nameNotFound(String host) {
    events.add("no name");
  }

  @Override
  public void tlsStarted() {
    events.add("tls");
  }

  @Override
  public void connected() {
    events.add("connected");
  }

  @Override
  public void received(ByteBuffer bytes) {
    heard.append(StandardCharsets.ISO_8859_1.decode(bytes));
  }

  @Override
  public void readComplete() {
    // nothing is gathered here
  }

  @Override
  public void ended() {
    events.add("ended");
  }

  @Override
  public void writable() {
    // nothing waits here
  }

  @Override
  public void lost(Outcome.Cause cause, String sentence) {
    events.add("lost " + cause);
  }
}
