package dev.wiretwin.bridge.at;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.CloseStatus;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was sent each way and what became of it. Says at once what must never be, whatever went
 * wrong; counts what the messages' own checks have shown.
 */
final class AtCampaignBooks {
  private static final Set<Integer> VIOLATIONS =
      Set.of(CloseStatus.BAD_HANDSHAKE, CloseStatus.NOT_SWITCHING, CloseStatus.FIN_VIOLATED);
  private static final int LEAST_VIOLATION = -900;

  final int total;
  private final Random random;
  private final boolean mayAlter;

  /** Of messages: by direction, [0] to the host, [1] to the peer. */
  final int[] sent = new int[2];

  final int[] acknowledged = new int[2];
  final int[] unacknowledged = new int[2];
  final int[] unacknowledgedButThere = new int[2];

  /** Messages that came and were not what was sent, by what showed it. */
  final int[] altered = new int[2];

  final int[] outOfNumber = new int[2];

  /** Why connections ended, by the first words of the sentence. */
  final Map<String, Integer> endings = new TreeMap<>();

  int talks;
  int opened;

  /** The first thing that must never be; handlers cannot throw it to whoever runs the test. */
  private Wrong wrong;

  AtCampaignBooks(long seed, int total, boolean mayAlter) {
    this.total = total;
    this.mayAlter = mayAlter;
    random = new Random(seed);
  }

  /** What a campaign ends with when something is that must never be. */
  static final class Wrong extends AssertionError {
    private static final long serialVersionUID = 1;

    Wrong(String what) {
      super(what);
    }
  }

  void wrong(String what) {
    wrong = wrong == null ? new Wrong(what) : wrong;
  }

  /**
   * @throws Wrong if it is time to end because of that
   */
  void demandRight() {
    if (wrong != null) {
      throw wrong;
    }
  }

  byte[] body() {
    return AtCampaignMessage.body(random);
  }

  boolean more(int way) {
    return sent[way] < total;
  }

  boolean isOver() {
    boolean over = true;
    for (int way = 0; way < 2; way++) {
      over &= sent[way] == total && acknowledged[way] + unacknowledged[way] == total;
    }
    return over;
  }

  /** Something came that was not sent like that: the messages say so, where AT cannot. */
  void altered(int way, String what) {
    altered[way]++;
    if (!mayAlter) {
      wrong(what);
    }
  }

  /** Something came twice, or behind something that did not come. */
  void outOfNumber(int way, String what) {
    outOfNumber[way]++;
    if (!mayAlter) {
      wrong(what);
    }
  }

  /** The peer, or our engine, got what cannot have been sent. */
  void violated(String where, String sentence) {
    if (!mayAlter) {
      wrong(where + ": " + sentence);
    }
  }

  void ended(Close close) {
    String sentence = close.sentence();
    if (VIOLATIONS.contains(close.status()) || close.status() <= LEAST_VIOLATION) {
      violated("at the host", sentence);
    }
    if (sentence.isBlank() || !sentence.endsWith(".") || sentence.contains("null")) {
      wrong("a connection ended with '" + sentence + "'");
    }
    endings.merge(sentence.replaceAll("\\d+", "N").split("[:(]")[0].strip(), 1, Integer::sum);
  }

  @Override
  public String toString() {
    return "to the peer %s; to the host %s; %d connections of %d attempts"
        .formatted(way(1), way(0), opened, talks);
  }

  private String way(int way) {
    return "%d = %d acknowledged + %d not (%d of them there), %d altered, %d out of number"
        .formatted(
            sent[way],
            acknowledged[way],
            unacknowledged[way],
            unacknowledgedButThere[way],
            altered[way],
            outOfNumber[way]);
  }
}
