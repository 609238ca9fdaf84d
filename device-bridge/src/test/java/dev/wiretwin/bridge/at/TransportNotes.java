package dev.wiretwin.bridge.at;

import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.TlsTrust;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Uses a transport and writes down what it tells.
 *
 * @param seen takes the notes
 */
record TransportNotes(Transport transport, List<String> seen) implements TransportListener {
  void connect(String host, boolean tls) {
    connect(host, tls ? Optional.of(TlsTrust.ANYTHING) : Optional.empty());
  }

  void connect(String host, Optional<TlsTrust> trust) {
    transport.connect(new Endpoint(host, 9001, trust), this);
  }

  void write(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    transport.write(bytes, 0, bytes.length);
  }

  @Override
  public void nameNotFound(String host) {
    seen.add("name not found: " + host);
  }

  @Override
  public void tlsStarted() {
    seen.add("tls");
  }

  @Override
  public void connected() {
    seen.add("connected");
  }

  @Override
  public void received(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    seen.add("received " + AtText.escaped(copy));
  }

  @Override
  public void readComplete() {
    // nothing is gathered here
  }

  @Override
  public void ended() {
    seen.add("ended");
  }

  @Override
  public void writable() {
    // the tests look at unsentBytes()
  }

  @Override
  public void lost(Outcome.Cause cause, String sentence) {
    seen.add("lost " + cause + ": " + sentence);
  }
}
