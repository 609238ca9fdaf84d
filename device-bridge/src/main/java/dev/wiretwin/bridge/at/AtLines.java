package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.at.AtToken.Busy;
import dev.wiretwin.bridge.at.AtToken.Echo;
import dev.wiretwin.bridge.at.AtToken.Line;
import dev.wiretwin.bridge.at.AtToken.Link;
import dev.wiretwin.bridge.at.AtToken.Link.Change;
import dev.wiretwin.bridge.at.AtToken.Noise;
import dev.wiretwin.bridge.at.AtToken.Result;
import dev.wiretwin.bridge.at.AtToken.Started;
import dev.wiretwin.bridge.at.AtToken.Taken;
import dev.wiretwin.bridge.at.AtToken.Waiting;
import dev.wiretwin.bridge.at.AtToken.WebSocket;
import dev.wiretwin.bridge.at.AtToken.Wifi;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads whole lines of an AT module, without their ends. Stateless. */
final class AtLines {
  private static final Map<String, AtToken> WORDS =
      Map.ofEntries(
          Map.entry("OK", new Result(Result.Kind.OK)),
          Map.entry("ERROR", new Result(Result.Kind.ERROR)),
          Map.entry("FAIL", new Result(Result.Kind.FAIL)),
          Map.entry("SEND OK", new Result(Result.Kind.SEND_OK)),
          Map.entry("SEND FAIL", new Result(Result.Kind.SEND_FAIL)),
          Map.entry("SEND Canceled", new Result(Result.Kind.SEND_CANCELED)),
          // of CIPSENDL, on later chips
          Map.entry("SEND CANCELLED", new Result(Result.Kind.SEND_CANCELED)),
          Map.entry("busy p...", new Busy(false)),
          Map.entry("busy s...", new Busy(true)),
          Map.entry("ready", new Started(true)),
          Map.entry("Will force to restart!!!", new Started(false)),
          Map.entry("CONNECT", new Link(AtToken.NO_LINK, Change.OPEN)),
          Map.entry("CLOSED", new Link(AtToken.NO_LINK, Change.CLOSED)),
          Map.entry("CONNECT FAIL", new Link(AtToken.NO_LINK, Change.FAILED)),
          Map.entry("DHCP TIMEOUT", new Wifi("DHCP TIMEOUT")));

  private static final Map<String, Change> CHANGES =
      Map.of(
          "CONNECT", Change.OPEN,
          "CLOSED", Change.CLOSED,
          "CONNECT FAIL", Change.FAILED);

  private static final Map<String, WebSocket.Change> SOCKET_CHANGES =
      Map.of(
          "CONNECTED", WebSocket.Change.OPEN,
          "DISCONNECTED", WebSocket.Change.LOST,
          "CLOSED", WebSocket.Change.CLOSED);

  private static final Pattern TAKEN = Pattern.compile("Recv (\\d{1,6}) bytes");
  private static final Pattern WAITING = Pattern.compile("\\+IPD,(?:(\\d),)?(\\d{1,6})");
  private static final Pattern LINK = Pattern.compile("(\\d),(CONNECT|CLOSED|CONNECT FAIL)");
  private static final Pattern LINK_CONN = Pattern.compile("\\+LINK_CONN:([01]),(\\d),.*");
  private static final Pattern SOCKET =
      Pattern.compile("\\+WS_(CONNECTED|DISCONNECTED|CLOSED):(\\d)");
  private static final Pattern WIFI =
      Pattern.compile("WIFI [A-Z].*|\\+(?:STA_CONNECTED|DIST_STA_IP|STA_DISCONNECTED):.*");

  /**
   * What the module says at any time and without a line end before it, so that something else may
   * stand in front: an echo cut short, an answer without a line end, noise of a boot.
   */
  private static final Pattern GLUED =
      Pattern.compile(
          "(.+?)(WIFI CONNECTED|WIFI GOT IP|WIFI DISCONNECT|\\d,(?:CONNECT|CLOSED)"
              + "|\\+WS_(?:CONNECTED|DISCONNECTED|CLOSED):\\d)");

  /** Of noise one cannot say where it ends, so this counts at the end of any line but answers. */
  private static final Pattern GLUED_READY = Pattern.compile("([^+].*)ready", Pattern.DOTALL);

  private static final Pattern ECHO = Pattern.compile("AT(?:\\+.*|E[01]?)?");

  private AtLines() {}

  /**
   * Tells what a line says, in one token or two.
   *
   * @param line not empty; one char is one byte
   * @param rest whether it is the end of something longer than any line of a module
   */
  static void read(String line, boolean rest, Consumer<AtToken> into) {
    AtToken known = rest ? null : known(line);
    if (known != null) {
      into.accept(known);
      return;
    }
    Matcher glued = GLUED.matcher(line);
    if (!glued.matches()) {
      glued = GLUED_READY.matcher(line);
    }
    if (glued.matches()) {
      into.accept(other(glued.group(1), rest));
      into.accept(known(line.substring(glued.end(1))));
    } else {
      into.accept(other(line, rest));
    }
  }

  /** Whether a module says it on a line of its own, with a line end in front. */
  static boolean needsLineEndBefore(String line) {
    return line.equals("OK") || line.startsWith("+IPD,");
  }

  /** A line that stopped before its end, because something else began. */
  static AtToken broken(String start) {
    return other(start, false);
  }

  private static AtToken known(String line) {
    AtToken word = WORDS.get(line);
    return word != null ? word : counted(line);
  }

  private static AtToken counted(String line) {
    Matcher taken = TAKEN.matcher(line);
    if (taken.matches()) {
      return new Taken(Integer.parseInt(taken.group(1)));
    }
    Matcher waiting = WAITING.matcher(line);
    if (waiting.matches()) {
      return new Waiting(AtLexer.link(waiting.group(1)), Integer.parseInt(waiting.group(2)));
    }
    Matcher link = LINK.matcher(line);
    if (link.matches()) {
      return new Link(AtLexer.link(link.group(1)), CHANGES.get(link.group(2)));
    }
    Matcher told = LINK_CONN.matcher(line);
    if (told.matches()) {
      return new Link(
          AtLexer.link(told.group(2)), told.group(1).equals("0") ? Change.OPEN : Change.FAILED);
    }
    Matcher socket = SOCKET.matcher(line);
    if (socket.matches()) {
      return new WebSocket(AtLexer.link(socket.group(2)), SOCKET_CHANGES.get(socket.group(1)));
    }
    return WIFI.matcher(line).matches() ? new Wifi(line) : null;
  }

  private static AtToken other(String text, boolean rest) {
    if (rest || !isReadable(text)) {
      return new Noise(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    return ECHO.matcher(text).matches() ? new Echo(text) : new Line(text);
  }

  /** Names of networks may hold any byte above ASCII, and stand in answers only. */
  private static boolean isReadable(String text) {
    boolean answer = text.charAt(0) == '+';
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7F || c == '\t' || answer && c > 0x7F);
  }
}
