package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.at.AtToken.Cut;
import dev.wiretwin.bridge.at.AtToken.Data;
import dev.wiretwin.bridge.at.AtToken.Noise;
import dev.wiretwin.bridge.at.AtToken.Prompt;
import dev.wiretwin.bridge.at.AtToken.Source;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes tokens of what an AT module says, however the bytes are chopped: lines, the prompt, and
 * data of peers, which only its announced length tells from lines. It never throws, holds at most
 * one line, and loses no byte but line ends and the blank after a prompt. For one thread.
 *
 * <p>Both {@code \r} and {@code \n} end a line: an echo may end in {@code \r\r\n}, and of two ends
 * one may get lost. Generations differ in their forms, which never collide, so all are read at
 * once; only with addresses switched on must it be told.
 */
final class AtLexer {
  /** No line of any module is longer. */
  static final int MOST_LINE = 512;

  private static final String ADDRESS = ",\"?[0-9A-Fa-f.:]*\"?,\\d{1,5}";
  private static final Pattern IPD =
      Pattern.compile("\\+IPD,(?:(\\d),)?(\\d{1,5})(?:" + ADDRESS + ")?:");

  /** The first generation, which has comma and colon the other way round. */
  private static final Pattern READ_1 = Pattern.compile("\\+CIPRECVDATA,(\\d{1,5}):");

  private static final Pattern READ_2 = Pattern.compile("\\+CIPRECVDATA:(\\d{1,5}),");
  private static final Pattern READ_2_WITH_ADDRESS =
      Pattern.compile("\\+CIPRECVDATA:(\\d{1,5})" + ADDRESS + ",");
  private static final Pattern WEBSOCKET = Pattern.compile("\\+WS_DATA:(\\d),(\\d{1,5}),");

  private static final int LINE_END = 2;
  private static final int LOOSE = 3;

  private final Consumer<AtToken> into;
  private final byte[] line = new byte[MOST_LINE];
  private int length;

  /** Whether the start of this line has been given away as noise. */
  private boolean overlong;

  private boolean afterPrompt;
  private boolean addresses;

  /**
   * How much of a line end stands right behind asked-for data; {@code LOOSE} for something else.
   */
  private int behindData = LINE_END;

  private boolean ignoring;

  // ---- the data in hand; none with nothing missing

  private Source source;
  private int link;
  private int missing;

  /**
   * @param into takes the tokens; it may use the lexer
   */
  AtLexer(Consumer<AtToken> into) {
    this.into = into;
  }

  static int link(String digit) {
    return digit == null ? AtToken.NO_LINK : digit.charAt(0) - '0';
  }

  /** Whether data is announced with the peer's address (CIPDINFO=1). */
  void withAddresses(boolean told) {
    addresses = told;
  }

  /** Whether all that comes is nothing, from now on; what was held is forgotten. */
  void ignore(boolean all) {
    ignoring = all;
    length = 0;
    missing = 0;
    overlong = false;
    behindData = LINE_END;
  }

  boolean isIgnoring() {
    return ignoring;
  }

  /** Takes bytes and tells all that can be said of them by now. */
  void receive(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && !ignoring) {
      if (missing > 0) {
        int taken = Math.min(missing, to - at);
        missing -= taken;
        into.accept(
            new Data(source, link, Arrays.copyOfRange(bytes, at, at + taken), missing == 0));
        at += taken;
        behindData = missing == 0 && source == Source.READ ? 0 : LINE_END;
      } else {
        take(bytes[at++]);
      }
    }
  }

  /** How many bytes of announced data have not come yet. */
  int missing() {
    return missing;
  }

  /** Bytes kept for lack of an end. */
  int held() {
    return length;
  }

  /** Waits for the rest of the data no longer. */
  void giveUpData() {
    if (missing > 0) {
      int lost = missing;
      missing = 0;
      into.accept(new Cut(source, link, lost));
    }
  }

  private void take(byte b) {
    if (behindData < LINE_END) {
      behindData = b == (behindData == 0 ? '\r' : '\n') ? behindData + 1 : LOOSE;
    }
    boolean blank = afterPrompt && b == ' ';
    afterPrompt = false;
    if (blank) {
      return;
    }
    if (b == '\r' || b == '\n') {
      endOfLine();
    } else if (b == '>' && length == 0 && !overlong) {
      afterPrompt = true;
      into.accept(new Prompt());
    } else {
      append(b);
    }
  }

  private void append(byte b) {
    line[length++] = b;
    if (b == ':') {
      header(IPD, "+IPD,", Source.IPD);
      header(READ_1, "+CIPRECVDATA,", Source.READ);
    } else if (b == ',') {
      header(addresses ? READ_2_WITH_ADDRESS : READ_2, "+CIPRECVDATA:", Source.READ);
      header(WEBSOCKET, "+WS_DATA:", Source.WEBSOCKET);
    }
    if (length == MOST_LINE) {
      overlong = true;
      into.accept(new Noise(takeLine()));
    }
  }

  /** Whether the line so far ends in an announcement of data; then the data begins. */
  private void header(Pattern form, String start, Source kind) {
    String text = text();
    int begin = text.lastIndexOf(start);
    if (begin < 0 || isQuoted(text, begin)) {
      return;
    }
    Matcher header = form.matcher(text).region(begin, length);
    if (!header.matches()) {
      return;
    }
    takeLine();
    overlong = false;
    if (begin > 0) {
      into.accept(AtLines.broken(text.substring(0, begin)));
    }
    source = kind;
    boolean numbered = header.groupCount() == 2;
    link = numbered ? link(header.group(1)) : AtToken.NO_LINK;
    missing = Integer.parseInt(header.group(numbered ? 2 : 1));
    if (missing == 0) {
      into.accept(new Data(source, link, new byte[0], true));
    }
  }

  /** A network may be called like an announcement. */
  private static boolean isQuoted(String text, int at) {
    return text.chars().limit(at).filter(c -> c == '"').count() % 2 == 1;
  }

  private void endOfLine() {
    boolean rest = overlong;
    overlong = false;
    if (length > 0) {
      String text = text();
      takeLine();
      if (behindData == LOOSE && AtLines.needsLineEndBefore(text)) {
        // as many bytes are missing from the data as it has of the line end
        into.accept(new Cut(source, link, 0));
      }
      behindData = LINE_END;
      AtLines.read(text, rest, into);
    }
  }

  private String text() {
    return new String(line, 0, length, StandardCharsets.ISO_8859_1);
  }

  private byte[] takeLine() {
    byte[] taken = Arrays.copyOf(line, length);
    length = 0;
    return taken;
  }
}
