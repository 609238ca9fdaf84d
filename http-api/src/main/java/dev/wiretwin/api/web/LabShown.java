package dev.wiretwin.api.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.wiretwin.api.lab.Lab;
import dev.wiretwin.api.lab.LabDiary;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.lab.Faults;
import dev.wiretwin.core.lab.LabNews;
import dev.wiretwin.core.lab.LabRecording;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A lab server as it is shown. A value; what is null does not apply. Times of what it saw are
 * milliseconds since it started.
 *
 * @param authority whom clients must believe if it speaks TLS, as PEM
 * @param connections what it saw, of each the latest; null in lists, and where the diary is read on
 * @param read where the diary stands, and of it what was asked for; null in lists
 */
record LabShown(
    String id,
    String url,
    int port,
    String scenario,
    boolean tls,
    double timeScale,
    Misfortune faults,
    String createdAt,
    String usedAt,
    String authority,
    List<Connection> connections,
    @JsonUnwrapped Read read) {
  /** So many connections, and frames, writes and notes of each, are shown: the latest. */
  static final int MOST = 1_000;

  /** So much of a payload is shown. */
  static final int LONGEST = 64 << 10;

  private static final double NANOS_PER_MS = 1e6;

  static LabShown brief(Lab lab) {
    return of(lab, null, null);
  }

  /** With all that it saw so far. */
  static LabShown whole(Lab lab) {
    // asked first: what comes in between is told twice, not never
    long last = lab.diary().last();
    List<LabRecording.Connection> all = lab.recording().connections();
    return of(
        lab, latest(all).stream().map(Connection::of).toList(), new Read(null, null, last, last));
  }

  /** With what it saw behind that number of its diary. */
  static LabShown after(Lab lab, long number, int most) {
    LabDiary.Page page = lab.diary().after(number, most);
    List<LabEntry> entries = page.entries().stream().map(LabEntry::of).toList();
    return of(lab, null, new Read(entries, page.missed(), page.next(), page.last()));
  }

  private static LabShown of(Lab lab, List<Connection> connections, Read read) {
    return new LabShown(
        lab.id(),
        lab.url(),
        lab.port(),
        lab.order().scenario().name(),
        lab.order().tls(),
        lab.order().timeScale(),
        Misfortune.of(lab.faults()),
        lab.createdAt().toString(),
        lab.used().toString(),
        lab.authority().orElse(null),
        connections,
        read);
  }

  private static <T> List<T> latest(List<T> all) {
    return all.subList(Math.max(0, all.size() - MOST), all.size());
  }

  private static double ms(long nanos) {
    return Math.round(nanos / NANOS_PER_MS * 1000) / 1000.0;
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  /** A page of the diary, or, without entries, where it stands. */
  record Read(List<LabEntry> entries, Long missed, long next, long last) {}

  /** Something that was seen on a connection, at its time. */
  sealed interface Seen {
    double at();
  }

  /** A client came. */
  record Accepted(double at) implements Seen {
    static Accepted of(LabNews.Accepted news) {
      return new Accepted(ms(news.at()));
    }
  }

  /** Faults in the words of scenarios. */
  record Misfortune(
      long seed,
      int chop,
      long delay,
      @JsonProperty("fin_after") Long finAfter,
      @JsonProperty("reset_after") Long resetAfter) {
    static Misfortune of(Faults faults) {
      return new Misfortune(
          faults.seed(),
          faults.chopTo(),
          faults.maxDelayMs(),
          faults.finAfterBytes().isPresent() ? faults.finAfterBytes().getAsLong() : null,
          faults.resetAfterBytes().isPresent() ? faults.resetAfterBytes().getAsLong() : null);
    }
  }

  /** One TCP connection. */
  record Connection(
      double acceptedAt,
      String request,
      List<SeenFrame> frames,
      Integer trailing,
      List<End> ends,
      List<Sent> sent,
      List<Note> notes) {
    static Connection of(LabRecording.Connection one) {
      return new Connection(
          ms(one.acceptedAt()),
          one.request().map(seen -> printable(seen.what())).orElse(null),
          latest(one.frames()).stream().map(SeenFrame::of).toList(),
          one.trailing().length() == 0 ? null : one.trailing().length(),
          one.ends().stream().map(End::of).toList(),
          latest(one.sent()).stream().map(Sent::of).toList(),
          latest(one.notes()).stream().map(Note::of).toList());
    }

    private static String printable(Bytes bytes) {
      return bytes.isUtf8() ? bytes.text() : bytes.hex();
    }
  }

  /** A frame of the client. */
  record SeenFrame(
      double at, int opcode, boolean fin, boolean masked, int length, String text, String base64)
      implements Seen {
    static SeenFrame of(LabRecording.SeenFrame seen) {
      Frame frame = seen.frame();
      Bytes payload = frame.payload();
      return new SeenFrame(
          ms(seen.at()),
          frame.opcode(),
          frame.fin(),
          seen.masked(),
          payload.length(),
          asText(payload).orElse(null),
          asText(payload).isPresent() ? null : asBase64(payload));
    }
  }

  /** A write of the server, or the head of a request. */
  record Sent(double at, int length, String text, String base64) implements Seen {
    static Sent of(LabRecording.Seen<Bytes> write) {
      Bytes what = write.what();
      return new Sent(
          ms(write.at()),
          what.length(),
          asText(what).orElse(null),
          asText(what).isPresent() ? null : asBase64(what));
    }
  }

  private static Optional<String> asText(Bytes payload) {
    return payload.length() <= LONGEST && payload.isUtf8()
        ? Optional.of(payload.text())
        : Optional.empty();
  }

  private static String asBase64(Bytes payload) {
    byte[] bytes = payload.toArray();
    byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST));
    return Base64.getEncoder().encodeToString(start);
  }

  /** An end of TCP. */
  record End(double at, String who, String how) implements Seen {
    static End of(LabRecording.End end) {
      return new End(ms(end.at()), lower(end.who()), lower(end.how()));
    }
  }

  /** About the script. */
  record Note(double at, int step, double lateMs, String sentence) implements Seen {
    static Note of(LabRecording.Note note) {
      return new Note(ms(note.at()), note.step(), ms(note.lateNanos()), note.sentence());
    }
  }
}
