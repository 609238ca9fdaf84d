package dev.wiretwin.api.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.scenario.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Bytes as a report keeps them: as text where they are text, else in base64; of long ones the
 * beginning and a digest of all. Immutable.
 *
 * @param length of all of them
 * @param text the bytes, or their beginning; null when they are no text
 * @param base64 the same when they are none; null when they are
 * @param hash31 of all of them (h·31 + byte, modulo 2³²) when there are more than stand here; else
 *     null
 */
public record Payload(int length, String text, String base64, Long hash31) {
  /** Line ends and tabulators, and what can be seen. */
  private static final String TEXT = "[\\t\\r\\n\\x20-\\x7E\\u00A0-\\uD7FF\\uE000-\\uFFFC]*";

  /**
   * @param longest keeps at most so many bytes
   */
  public static Payload of(Bytes bytes, int longest) {
    return bytes.length() <= longest
        ? of(bytes, bytes.length(), null)
        : of(Bytes.copyOf(bytes.toArray(), 0, longest), bytes.length(), Digest.of(bytes).hash31());
  }

  /** The beginning of something of which no more is known than its digest. */
  public static Payload of(Bytes beginning, Digest all) {
    return of(beginning, all.length(), all.hash31());
  }

  private static Payload of(Bytes kept, int length, Long hash31) {
    if (kept.isUtf8() && kept.text().matches(TEXT)) {
      return new Payload(length, kept.text(), null, hash31);
    }
    return new Payload(length, null, Base64.getEncoder().encodeToString(kept.toArray()), hash31);
  }

  /** What is kept of them. */
  public byte[] bytes() {
    return text == null
        ? Base64.getDecoder().decode(base64)
        : text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether there are more than are kept. */
  @JsonIgnore
  public boolean isCut() {
    return hash31 != null;
  }
}
