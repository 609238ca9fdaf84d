package dev.wiretwin.bridge.virtual.net;

import java.util.ArrayList;
import java.util.List;

/** Writes down what a socket tells, one line each. For one thread. */
public final class EventLog implements TcpEvents {
  private final List<String> lines = new ArrayList<>();

  /** The lines since the last call. */
  public List<String> take() {
    List<String> taken = List.copyOf(lines);
    lines.clear();
    return taken;
  }

  @Override
  public void connected() {
    lines.add("connected");
  }

  @Override
  public void received(byte[] segment) {
    lines.add("received " + segment.length);
  }

  @Override
  public void sent(int bytes) {
    lines.add("sent " + bytes);
  }

  @Override
  public void ended() {
    lines.add("ended");
  }

  @Override
  public void failed(Failure why) {
    lines.add("failed " + why);
  }
}
