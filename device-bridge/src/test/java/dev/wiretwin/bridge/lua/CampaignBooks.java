package dev.wiretwin.bridge.lua;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Random;

/**
 * What was sent each way and what became of it: messages in order, each acknowledged or reported as
 * not. Says at once what should not be.
 */
final class CampaignBooks {
  private static final int NUMBER = 4;
  private static final byte[] SPECIAL = {0, 8, 10, 13, '}', '~', 0x7F, (byte) 0xFF};

  private final long seed;
  final int total;

  int toPeer;
  int acknowledged;
  int unacknowledged;
  int unacknowledgedButThere;
  int toHost;
  int arrived;
  int lost;
  private int lastAtPeer = -1;

  CampaignBooks(long seed, int total) {
    this.seed = seed;
    this.total = total;
  }

  static final class Wrong extends AssertionError {
    private static final long serialVersionUID = 1;

    Wrong(String what) {
      super(what);
    }
  }

  private record Message(int number, byte[] bytes) {}

  /** A message that begins with its number, as far as it has room for it. */
  private Message message(boolean down, int number) {
    Random random = new Random(seed * 1_000_003 + number * 2L + (down ? 1 : 0));
    byte[] bytes = new byte[length(random)];
    for (int i = 0; i < bytes.length; i++) {
      boolean special = random.nextInt(8) == 0;
      bytes[i] = special ? SPECIAL[random.nextInt(SPECIAL.length)] : (byte) random.nextInt(256);
    }
    for (int i = 0; i < Math.min(NUMBER, bytes.length); i++) {
      bytes[i] = (byte) (number >> 8 * i);
    }
    return new Message(number, bytes);
  }

  /** Mostly short, so that there may be many. */
  private static int length(Random random) {
    int of = random.nextInt(100);
    return 1 + random.nextInt(of < 2 ? 1_400 : of < 7 ? 500 : of < 20 ? 150 : 24);
  }

  boolean isOver() {
    return toPeer == total
        && toHost == total
        && acknowledged + unacknowledged == total
        && arrived + lost == total;
  }

  boolean moreToPeer() {
    return toPeer < total;
  }

  boolean moreToHost() {
    return toHost < total;
  }

  /** One connection of one client, from its opening to its end. */
  final class Talk {
    private final ArrayDeque<Message> up = new ArrayDeque<>();
    private Message down;
    private boolean downArrived;
    int upBytes;

    // ---- to the peer

    boolean mayPass() {
      return down == null;
    }

    byte[] pass() {
      down = message(true, toPeer++);
      downArrived = false;
      return down.bytes;
    }

    void atPeer(byte[] bytes) {
      if (down == null || downArrived || !Arrays.equals(bytes, down.bytes)) {
        throw new Wrong("the peer got what was not sent, twice, or altered: " + bytes.length);
      }
      if (down.number <= lastAtPeer) {
        throw new Wrong("message " + down.number + " came to the peer after " + lastAtPeer);
      }
      lastAtPeer = down.number;
      downArrived = true;
    }

    void acknowledged() {
      if (down == null || !downArrived) {
        throw new Wrong("acknowledged, but the peer has not got it");
      }
      down = null;
      acknowledged++;
    }

    // ---- to the host

    int waiting() {
      return up.size();
    }

    byte[] tell() {
      Message next = message(false, toHost++);
      up.add(next);
      upBytes += next.bytes.length;
      return next.bytes;
    }

    void atHost(byte[] bytes) {
      Message next = up.poll();
      if (next == null || !Arrays.equals(bytes, next.bytes)) {
        throw new Wrong("the host got what was not sent, twice, late or altered: " + bytes.length);
      }
      upBytes -= bytes.length;
      arrived++;
    }

    // ---- the end

    /** What was under way is reported to whoever sent it. */
    void over() {
      if (down != null) {
        unacknowledged++;
        unacknowledgedButThere += downArrived ? 1 : 0;
        down = null;
      }
      lost += up.size();
      up.clear();
    }
  }

  @Override
  public String toString() {
    return "to the peer %d = %d acknowledged + %d not (%d of them there); to the host %d = %d + %d lost"
        .formatted(
            toPeer, acknowledged, unacknowledged, unacknowledgedButThere, toHost, arrived, lost);
  }
}
