package dev.wiretwin.bridge.console;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.scenario.Digest;
import dev.wiretwin.core.scenario.TraceEvent;
import dev.wiretwin.core.scenario.TraceEvent.Arguments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Puts the numbered pieces that the board prints together again, and reads the records in them. For
 * one thread.
 */
final class RecordStream {
  private static final long NANOS_PER_MICRO = 1_000;
  private static final int LONGEST_RECORD = 4_096;

  private final StringBuilder open = new StringBuilder();
  private int next;

  /** One thing the board tells. */
  sealed interface Told {}

  record Seen(TraceEvent event) implements Told {}

  /** The program runs. */
  record Begun() implements Told {}

  record Steps(int done) implements Told {}

  /** All steps are taken, and nothing more will come by itself. */
  record Idle() implements Told {}

  /** It was asked to stop, and has told everything. */
  record Ended() implements Told {}

  /** Something was lost or changed on the line. */
  static final class Garbled extends Exception {
    private static final long serialVersionUID = 1L;

    Garbled(String sentence) {
      super(sentence);
    }
  }

  /**
   * @param piece what stands behind the token: its number in hex, a colon, its text
   * @return the records that are complete now
   */
  List<Told> take(String piece) throws Garbled {
    int colon = piece.indexOf(':');
    if (colon < 0 || !piece.substring(0, colon).equals(Integer.toHexString(next))) {
      throw new Garbled("piece " + next + " of the board's report is not whole: " + piece);
    }
    next++;
    open.append(piece, colon + 1, piece.length());
    List<Told> records = new ArrayList<>();
    for (int end; (end = open.indexOf(";")) >= 0; ) {
      String record = open.substring(0, end);
      open.delete(0, end + 1);
      try {
        records.add(read(record));
      } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
        throw new Garbled("the board reports what we cannot read: " + record);
      }
    }
    if (open.length() > LONGEST_RECORD) {
      throw new Garbled("the board reports without an end");
    }
    return records;
  }

  private static Told read(String record) {
    String[] fields = record.substring(1).split(",", -1);
    return switch (record.charAt(0)) {
      case 'b' -> new Begun();
      case 'p' -> new Steps(Integer.parseInt(fields[0]));
      case 'i' -> new Idle();
      case 'z' -> new Ended();
      default -> new Seen(event(record.charAt(0), fields));
    };
  }

  private static TraceEvent event(char kind, String[] fields) {
    int c = Integer.parseInt(fields[0]);
    long at = Long.parseLong(fields[1]) * NANOS_PER_MICRO;
    if (kind == 'e') {
      String message = new String(Bytes.fromHex(fields[3]).toArray(), StandardCharsets.ISO_8859_1);
      return new TraceEvent.Error(at, c, Integer.parseInt(fields[2]), message);
    }
    Arguments given = given(Integer.parseInt(fields[2]), fields[3]);
    return switch (kind) {
      case 'c' -> new TraceEvent.Connection(at, c, Optional.of(given));
      case 'x' -> new TraceEvent.Closed(at, c, close(fields[4], given), Optional.of(given));
      case 'r' -> receive(at, c, fields, given);
      default -> throw new IllegalArgumentException("unknown record " + kind);
    };
  }

  private static TraceEvent receive(long at, int c, String[] fields, Arguments given) {
    int opcode = fields[4].equals("nil") ? -1 : Integer.parseInt(fields[4]);
    Bytes payload = Bytes.fromHex(fields[7]);
    Optional<Digest> digest =
        fields[6].equals("-")
            ? Optional.empty()
            : Optional.of(new Digest(Integer.parseInt(fields[5]), Long.parseLong(fields[6])));
    if (digest.isEmpty() && payload.length() != Integer.parseInt(fields[5])) {
      throw new IllegalArgumentException("the message is not whole");
    }
    return new TraceEvent.Receive(at, c, opcode, payload, digest, Optional.of(given));
  }

  /** Without a status, the number that stands in the client's place is what there is. */
  private static Close close(String status, Arguments given) {
    return status.equals("nil")
        ? Close.told((int) given.number().orElse(0))
        : Close.told(Integer.parseInt(status));
  }

  private static Arguments given(int count, String first) {
    if (first.startsWith("#")) {
      return new Arguments(count, "number", OptionalLong.of(Long.parseLong(first.substring(1))));
    }
    String word =
        switch (first) {
          case "c" -> "client";
          case "n" -> "nil";
          case "u" -> "userdata";
          default -> first;
        };
    return new Arguments(count, word, OptionalLong.empty());
  }
}
