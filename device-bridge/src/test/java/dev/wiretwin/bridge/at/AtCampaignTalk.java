package dev.wiretwin.bridge.at;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * One connection of a campaign, from its opening to its end: both ends send numbered messages, at
 * the most a few ahead, and acknowledge the other's with the next of their own.
 */
final class AtCampaignTalk {
  private static final int MOST_AHEAD = 4;
  private static final int MOST_BYTES_AHEAD = 4_000;

  final int id;
  final End host = new End(1);
  final End peer = new End(0);
  private final AtCampaignBooks books;
  boolean over;

  AtCampaignTalk(int id, AtCampaignBooks books) {
    this.id = id;
    this.books = books;
    host.other = peer;
    peer.other = host;
  }

  /** Whether somebody waits for an acknowledgement. */
  boolean owes() {
    return !host.unacknowledged.isEmpty() || !peer.unacknowledged.isEmpty();
  }

  /** The host knows that it has ended: what was under way is reported to whoever sent it. */
  void end() {
    over = true;
    host.report();
    peer.report();
  }

  /** What one end knows; that both are here is for the books alone. */
  final class End {
    private final int way;
    private final ArrayDeque<byte[]> unacknowledged = new ArrayDeque<>();
    private End other;
    private Consumer<byte[]> out;
    private int lastSent;
    private int lastAcknowledged;
    private int lastReceived;
    private int lastTold;
    private int bytesAhead;

    End(int way) {
      this.way = way;
    }

    void open(Consumer<byte[]> sending) {
      out = sending;
    }

    /** Says what there is to say. */
    void speak() {
      while (!over
          && out != null
          && books.more(way)
          && unacknowledged.size() < MOST_AHEAD
          && bytesAhead < MOST_BYTES_AHEAD) {
        byte[] body = books.body();
        books.sent[way]++;
        unacknowledged.add(body);
        bytesAhead += body.length;
        say(++lastSent, body);
      }
      if (!over && out != null && lastTold < lastReceived) {
        say(AtCampaignMessage.NO_NUMBER, new byte[0]);
      }
    }

    private void say(int number, byte[] body) {
      lastTold = lastReceived;
      out.accept(new AtCampaignMessage(id, way == 1, number, lastReceived, body).bytes());
    }

    /**
     * Takes a message.
     *
     * @return whether this end trusts the connection still
     */
    boolean received(byte[] bytes) {
      AtCampaignMessage message = AtCampaignMessage.of(bytes);
      String where = (way == 1 ? "the host" : "the peer") + " of " + id;
      if (message == null) {
        books.altered(other.way, where + " got " + bytes.length + " bytes that nobody sent");
        return false;
      } else if (message.talk() != id || message.down() != (other.way == 1)) {
        books.altered(other.way, where + " got what was meant for another: " + message);
        return false;
      } else if (message.number() != AtCampaignMessage.NO_NUMBER) {
        if (message.number() != lastReceived + 1) {
          books.outOfNumber(
              other.way, where + " got " + message.number() + " behind " + lastReceived);
          return false;
        }
        lastReceived++;
        compare(message);
      }
      // once it is over all has been reported as it stood
      for (; !over && lastAcknowledged < message.acknowledged(); lastAcknowledged++) {
        acknowledged();
      }
      return true;
    }

    private void compare(AtCampaignMessage message) {
      // what the sender waits to hear of, the eldest first, begins behind what it has heard of
      int index = message.number() - other.lastAcknowledged - 1;
      byte[] asSent = over ? message.body() : nth(other.unacknowledged, index);
      if (!Arrays.equals(asSent, message.body())) {
        books.wrong("the check holds for what was not sent: " + message);
      }
    }

    private byte[] nth(ArrayDeque<byte[]> all, int index) {
      return all.stream().skip(Math.max(0, index)).findFirst().orElse(null);
    }

    private void acknowledged() {
      byte[] body = unacknowledged.poll();
      if (body == null || other.lastReceived <= lastAcknowledged) {
        books.wrong(
            "message " + (lastAcknowledged + 1) + " of " + id + " is acknowledged and not there");
        return;
      }
      bytesAhead -= body.length;
      books.acknowledged[way]++;
    }

    private void report() {
      books.unacknowledged[way] += unacknowledged.size();
      books.unacknowledgedButThere[way] += other.lastReceived - lastAcknowledged;
      unacknowledged.clear();
    }
  }
}
