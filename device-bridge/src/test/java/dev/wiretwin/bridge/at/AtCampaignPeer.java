package dev.wiretwin.bridge.at;

import dev.wiretwin.core.engine.Connection;
import dev.wiretwin.core.engine.Event;
import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.transport.Pump;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The far end of one connection of a campaign: our engine as a strict server, and an application
 * that closes when it does not trust what it gets.
 */
final class AtCampaignPeer implements Pump.Receiver {
  private static final ServerHandshake ANY =
      new ServerHandshake(List.of(), Optional.empty(), List.of());
  private static final int DISTRUST = 1008;

  private final AtCampaignBooks books;
  private final IntFunction<AtCampaignTalk> talks;
  private final Connection connection;
  private final Pump pump;

  /** Null until its request has named it. */
  private AtCampaignTalk talk;

  private AtCampaignPeer(
      Transport transport, AtCampaignBooks books, IntFunction<AtCampaignTalk> talks) {
    this.books = books;
    this.talks = talks;
    connection =
        Connection.server(
            ANY,
            Timing.NODEMCU,
            Limits.DEFAULT,
            transport.loop().outboxes(),
            transport.loop().now());
    pump = new Pump(connection, transport, this);
    pump.begin();
  }

  static TransportListener accept(
      Transport transport, AtCampaignBooks books, IntFunction<AtCampaignTalk> talks) {
    return new AtCampaignPeer(transport, books, talks).pump;
  }

  @Override
  public void accept(Event event) {
    if (event instanceof Event.Opened opened) {
      String path = opened.peer().startLine().split(" ")[1];
      talk = path.matches("/\\d{1,9}") ? talks.apply(Integer.parseInt(path.substring(1))) : null;
      if (talk == null) {
        connection.close(DISTRUST, "nobody has asked for that");
        return;
      }
      talk.peer.open(this::send);
      talk.peer.speak();
    } else if (event instanceof Event.Message message && talk != null && connection.isOpen()) {
      int end = message.from() + message.length();
      if (talk.peer.received(Arrays.copyOfRange(message.array(), message.from(), end))) {
        talk.peer.speak();
      } else {
        connection.close(DISTRUST, "that is not what was sent");
      }
    } else if (event instanceof Event.Closed closed
        && (closed.outcome() instanceof Outcome.Violated
            || closed.outcome() instanceof Outcome.BadHandshake
            || closed.outcome() instanceof Outcome.Refused)) {
      books.violated("at the peer", closed.outcome().sentence());
    }
  }

  private void send(byte[] message) {
    if (connection.isOpen()) {
      pump.before();
      connection.send(Opcode.BINARY, message, 0, message.length);
      pump.after();
    }
  }
}
