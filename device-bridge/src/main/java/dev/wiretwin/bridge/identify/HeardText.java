package dev.wiretwin.bridge.identify;

import java.util.regex.Pattern;

/** Judges what was heard: language or noise. Stateless. */
final class HeardText {
  private static final double LANGUAGE = 0.85;
  private static final int LEAST = 6;
  private static final int MOST_QUOTED = 200;
  private static final Pattern PROMPTS = Pattern.compile("^(?:>+ ?)+");

  /** What answers our own questions, or echoes them: see {@link Contact#token}. */
  private static final Pattern OURS = Pattern.compile("@i[0-9a-z]{2,20}:");

  private static final Pattern LUA =
      Pattern.compile(
          "NodeMCU \\d|powered by Lua|Lua error:|stdin:1:|cannot open init\\.lua|stack traceback"
              + "|lua: |PANIC: unprotected error");

  private HeardText() {}

  /** Whether it is something that was meant to be read at this rate. */
  static boolean isReadable(String heard) {
    return heard.length() >= LEAST && printable(heard) >= LANGUAGE * heard.length();
  }

  /** Whether it can only have come from Lua firmware. */
  static boolean isFromLua(String heard) {
    return LUA.matcher(heard).find();
  }

  private static long printable(String heard) {
    return heard.chars().filter(HeardText::isPrintable).count();
  }

  private static boolean isPrintable(int one) {
    return one >= ' ' && one < 0x7F || one == '\r' || one == '\n' || one == '\t';
  }

  /** How many bytes make no sense. */
  static long noise(String heard) {
    return heard.length() - printable(heard);
  }

  /** The last readable line that was not our doing, cut to what fits into a sentence. */
  static String lastWords(String heard) {
    String last = "";
    for (String whole : heard.split("[\r\n]+")) {
      String line = PROMPTS.matcher(whole).replaceFirst("");
      boolean ours = OURS.matcher(line).find();
      if (!ours && !line.isBlank() && printable(line) == line.length()) {
        last = line.strip();
      }
    }
    return last.length() > MOST_QUOTED ? last.substring(0, MOST_QUOTED) + "…" : last;
  }
}
