package dev.wiretwin.bridge.link;

import java.util.ArrayDeque;

/**
 * What is on its way to the board: records in order, cut into numbered pieces, each kept until it
 * is acknowledged. A window that opens while all goes well and closes when something is lost bounds
 * what is under way. On one thread; told the time.
 */
final class Outgoing {
  private static final int NUMBERS = 256;

  /** A board that only ever complains is given up after so many times what a silent one is. */
  private static final int COMPLAINTS = 8;

  private final LinkSettings settings;
  private final ArrayDeque<Waiting> records = new ArrayDeque<>();
  private final ArrayDeque<Piece> unacknowledged = new ArrayDeque<>();
  private Parcel.Cutter cutter;

  /** How many of the unacknowledged pieces have been sent since the last look back. */
  private int sent;

  private int base;
  private int window = 1;
  private int heardSinceOpened;
  private int bytesUnderWay;
  private long lastMove;
  private int silences;
  private int fruitless;
  private long resent;

  Outgoing(LinkSettings settings) {
    this.settings = settings;
  }

  private record Waiting(Parcel parcel, Runnable acknowledged) {}

  private record Piece(byte[] payload, Runnable acknowledged) {}

  void add(Parcel parcel, Runnable acknowledged) {
    records.add(new Waiting(parcel, acknowledged));
  }

  boolean isEmpty() {
    return records.isEmpty() && unacknowledged.isEmpty();
  }

  /** Whether something waits for its turn. */
  boolean hasMore() {
    return !records.isEmpty();
  }

  /** The number of the next new piece. */
  int next() {
    return (base + unacknowledged.size()) % NUMBERS;
  }

  /** What may be sent now, or null. */
  Frame take(int ack, long now) {
    if (sent >= window || sent == unacknowledged.size() && records.isEmpty()) {
      return null;
    }
    if (sent == unacknowledged.size()) {
      unacknowledged.add(cut());
    }
    if (sent == 0) {
      lastMove = now;
      bytesUnderWay = 0;
    }
    Frame frame = new Frame(Frame.Kind.DATA, (base + sent) % NUMBERS, ack, piece(sent).payload);
    sent++;
    bytesUnderWay += frame.payload().length;
    return frame;
  }

  private Piece piece(int index) {
    int i = 0;
    for (Piece piece : unacknowledged) {
      if (i++ == index) {
        return piece;
      }
    }
    throw new IllegalStateException("no piece " + index);
  }

  private Piece cut() {
    Waiting first = records.peek();
    if (cutter == null) {
      cutter = new Parcel.Cutter(first.parcel);
    }
    byte[] payload = cutter.next();
    if (!cutter.isDone()) {
      return new Piece(payload, () -> {});
    }
    cutter = null;
    records.remove();
    return new Piece(payload, first.acknowledged);
  }

  /** The board expects this one next: all before have come. */
  void acknowledged(int ack, long now) {
    int count = (ack - base + NUMBERS) % NUMBERS;
    if (count == 0 || count > unacknowledged.size()) {
      return;
    }
    base = ack;
    sent = Math.max(0, sent - count);
    lastMove = now;
    silences = 0;
    fruitless = 0;
    heardSinceOpened += count;
    if (heardSinceOpened >= window && window < settings.window()) {
      window++;
      heardSinceOpened = 0;
    }
    bytesUnderWay = 0;
    int i = 0;
    ArrayDeque<Runnable> done = new ArrayDeque<>();
    for (int gone = 0; gone < count; gone++) {
      done.add(unacknowledged.remove().acknowledged);
    }
    for (Piece piece : unacknowledged) {
      bytesUnderWay += i++ < sent ? piece.payload.length : 0;
    }
    done.forEach(Runnable::run);
  }

  /** The board says that what it expects next did not come well. */
  void missed(int ack) {
    if (ack == base && sent > 0) {
      goBack();
    }
  }

  private void goBack() {
    resent += sent;
    fruitless++;
    sent = 0;
    window = Math.max(1, window / 2);
    heardSinceOpened = 0;
  }

  /**
   * Looks whether nothing was heard for too long, and goes back then.
   *
   * @return false when that was so too often, or the same was sent again too often
   */
  boolean look(long now) {
    if (sent > 0 && now - deadline() >= 0) {
      silences++;
      lastMove = now;
      goBack();
    }
    return silences < settings.attempts() && fruitless < COMPLAINTS * settings.attempts();
  }

  /** When to look; never ({@link Long#MAX_VALUE}) while nothing is under way. */
  long deadline() {
    if (sent == 0) {
      return Long.MAX_VALUE;
    }
    long patience = settings.patienceNanos() << Math.min(3, silences);
    return lastMove + patience + 2 * settings.nanos(bytesUnderWay + Frame.MOST_PAYLOAD);
  }

  long resent() {
    return resent;
  }
}
