package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.lab.LabRecording.How;
import dev.wiretwin.core.lab.LabRecording.Seen;
import dev.wiretwin.core.lab.LabRecording.SeenFrame;
import dev.wiretwin.core.lab.LabRecording.Who;
import dev.wiretwin.core.transport.Loop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes down what happens on one connection, in order and with a bound, and tells it to whoever
 * listens live. Written on the connection's loop; {@link #snapshot} may be asked for by any thread,
 * and sees everything up to some moment.
 */
final class ConnectionLog {
  /** Frames and writes kept; there are at most so many notes, too. */
  static final int MAX_ENTRIES = 100_000;

  /** Of frames' payloads, writes and the request together. */
  static final long MAX_BYTES = 64L << 20;

  private static final byte[] NO_BYTES = new byte[0];
  private static final LabNews[] NO_NEWS = new LabNews[0];

  private final Loop loop;
  private final long start;
  private final int connection;
  private final Consumer<LabNews> observer;
  private final long acceptedAt;

  /** Only ever added to: what is published stays as it is. */
  private LabNews[] news = NO_NEWS;

  private int size;
  private int entries;
  private int notes;
  private long bytes;
  private boolean full;
  private final ReadLog reads = new ReadLog();
  private boolean readsAreFull;
  private final EnumSet<Who> ended = EnumSet.noneOf(Who.class);
  private int step;
  private volatile Published published = new Published(NO_NEWS, 0, NO_BYTES, 0);

  /** All that a snapshot is made of; of both arrays only the first part counts. */
  private record Published(LabNews[] news, int size, byte[] tail, int tailLength) {}

  /**
   * @param start on the loop's clock: all times are counted from here
   * @param connection its number, from 0
   */
  ConnectionLog(Loop loop, long start, int connection, Consumer<LabNews> observer) {
    this.loop = loop;
    this.start = start;
    this.connection = connection;
    this.observer = observer;
    this.acceptedAt = at();
  }

  /** The connection has its place: told to whoever listens, as a snapshot has it anyway. */
  void accepted() {
    observer.accept(new LabNews.Accepted(connection, acceptedAt));
  }

  /** Notes belong to this step from now on. */
  void step(int index) {
    step = index;
  }

  /** The client's bytes as they came; whoever listens is told what they mean, not of them. */
  void received(Bytes read) {
    if (!reads.add(new Seen<>(at(), read)) && !readsAreFull) {
      readsAreFull = true;
      note("so much came that further bytes are not kept as they came");
    }
  }

  void request(Bytes head) {
    tell(new LabNews.Requested(connection, new Seen<>(at(), head)), fits(head.length()));
  }

  void frame(boolean masked, Frame frame) {
    tell(
        new LabNews.Framed(connection, new SeenFrame(at(), masked, frame)),
        fits(frame.payload().length()));
  }

  void sent(Bytes write) {
    tell(new LabNews.Sent(connection, new Seen<>(at(), write)), fits(write.length()));
  }

  /** A side ended TCP; what it does to TCP after that is a note. */
  void ended(Who who, How how) {
    if (!ended.add(who)) {
      note("the " + who.name().toLowerCase(Locale.ROOT) + " ended TCP again: " + how);
    } else {
      tell(new LabNews.Ended(connection, new LabRecording.End(at(), who, how)), true);
    }
  }

  void note(String sentence) {
    note(0, sentence);
  }

  void note(long lateNanos, String sentence) {
    if (notes <= MAX_ENTRIES) {
      notes++;
      String kept = notes > MAX_ENTRIES ? "what else there is to note is not kept" : sentence;
      tell(new LabNews.Noted(connection, new LabRecording.Note(at(), step, lateNanos, kept)), true);
    }
  }

  /** The client's bytes that form nothing yet; the array is shared, and may only be added to. */
  void tail(ByteTail tail) {
    published = new Published(news, size, tail.array(), tail.length());
  }

  LabRecording.Connection snapshot() {
    Published now = published;
    Optional<Seen<Bytes>> request = Optional.empty();
    List<SeenFrame> frames = new ArrayList<>();
    List<LabRecording.End> ends = new ArrayList<>();
    List<Seen<Bytes>> sent = new ArrayList<>();
    List<LabRecording.Note> noted = new ArrayList<>();
    for (int i = 0; i < now.size; i++) {
      if (now.news[i] instanceof LabNews.Framed framed) {
        frames.add(framed.frame());
      } else if (now.news[i] instanceof LabNews.Sent write) {
        sent.add(write.write());
      } else if (now.news[i] instanceof LabNews.Noted note) {
        noted.add(note.note());
      } else if (now.news[i] instanceof LabNews.Ended end) {
        ends.add(end.end());
      } else if (now.news[i] instanceof LabNews.Requested requested) {
        request = Optional.of(requested.request());
      }
    }
    Bytes trailing = Bytes.copyOf(now.tail, 0, now.tailLength);
    return new LabRecording.Connection(
        acceptedAt, request, frames, trailing, ends, sent, noted, reads.snapshot());
  }

  private long at() {
    return loop.now() - start;
  }

  private boolean fits(int length) {
    if (!full && (entries == MAX_ENTRIES || bytes + length > MAX_BYTES)) {
      full = true;
      note(
          "the recording is full, with "
              + entries
              + " frames and writes of "
              + bytes
              + " bytes: further ones are not kept");
    }
    if (!full) {
      entries++;
      bytes += length;
    }
    return !full;
  }

  private void tell(LabNews latest, boolean keep) {
    if (keep) {
      if (size == news.length) {
        news = Arrays.copyOf(news, Math.max(16, 2 * size));
      }
      news[size++] = latest;
      // what the tail held may be part of what was just read: what is left is published again
      boolean read = latest instanceof LabNews.Framed || latest instanceof LabNews.Requested;
      Published before = published;
      published =
          new Published(news, size, read ? NO_BYTES : before.tail, read ? 0 : before.tailLength);
    }
    observer.accept(latest);
  }
}
