package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.handshake.AcceptKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The bytes by which a lab server answers one request, in the pieces its script asks for.
 * Immutable.
 *
 * @param pieces each one write
 * @param idleCuts offsets at which there is nothing to cut
 */
record HandshakeAnswer(List<Bytes> pieces, List<Integer> idleCuts) {
  private static final String SWITCHING =
      """
      HTTP/1.1 101 Switching Protocols\r
      Upgrade: websocket\r
      Connection: Upgrade\r
      Sec-WebSocket-Accept: {accept}\r
      \r
      """;

  HandshakeAnswer {
    pieces = List.copyOf(pieces);
    idleCuts = List.copyOf(idleCuts);
  }

  /**
   * @param key the request's, as it was written; empty if there was none
   */
  static HandshakeAnswer to(String key, LabStep.SendHandshake step) {
    byte[] answer =
        step.text()
            .orElse(SWITCHING)
            .replace("{accept}", AcceptKey.of(key))
            .replace("{key}", key)
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[answer.length + step.append().length()];
    System.arraycopy(answer, 0, all, 0, answer.length);
    System.arraycopy(step.append().toArray(), 0, all, answer.length, step.append().length());
    return cut(all, step.splitAt());
  }

  /** Whether the request's key stands in the answer, as it is or digested. */
  static boolean needsKey(LabStep.SendHandshake step) {
    String text = step.text().orElse(SWITCHING);
    return text.contains("{accept}") || text.contains("{key}");
  }

  private static HandshakeAnswer cut(byte[] all, List<Integer> splitAt) {
    TreeSet<Integer> cuts = new TreeSet<>();
    List<Integer> idle = new ArrayList<>();
    for (int offset : splitAt) {
      int at = offset < 0 ? all.length + offset : offset;
      if (at <= 0 || at >= all.length || !cuts.add(at)) {
        idle.add(offset);
      }
    }
    cuts.add(all.length);
    List<Bytes> pieces = new ArrayList<>();
    int from = 0;
    for (int to : cuts) {
      pieces.add(Bytes.copyOf(all, from, to - from));
      from = to;
    }
    return new HandshakeAnswer(pieces, idle);
  }
}
