package dev.wiretwin.bridge.at;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes tokens as the transcripts do, data in one piece however it came, and reads their escapes.
 * For one thread.
 */
final class AtText implements AtToken.Sink {
  private final List<String> tokens = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /** The tokens told so far. */
  List<String> tokens() {
    return tokens;
  }

  void take(AtToken token) {
    token.to(this);
  }

  static byte[] bytes(String escaped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c != '\\') {
        bytes.write(c);
      } else if (escaped.charAt(++i) == 'x') {
        bytes.write(Integer.parseInt(escaped.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(escaped.charAt(i) == 'r' ? '\r' : escaped.charAt(i) == 'n' ? '\n' : '\\');
      }
    }
    return bytes.toByteArray();
  }

  static String escaped(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      switch (b) {
        case '\r' -> text.append("\\r");
        case '\n' -> text.append("\\n");
        case '\\' -> text.append("\\\\");
        default -> text.append(b >= ' ' && b < 0x7F ? "" + (char) b : String.format("\\x%02x", b));
      }
    }
    return text.toString();
  }

  private static String escaped(String text) {
    return escaped(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void echo(AtToken.Echo echo) {
    tokens.add("echo " + escaped(echo.text()));
  }

  @Override
  public void line(AtToken.Line line) {
    tokens.add("line " + escaped(line.text()));
  }

  @Override
  public void result(AtToken.Result result) {
    tokens.add("result " + result.kind());
  }

  @Override
  public void busy(AtToken.Busy busy) {
    tokens.add("busy " + (busy.sending() ? 's' : 'p'));
  }

  @Override
  public void prompt(AtToken.Prompt prompt) {
    tokens.add("prompt");
  }

  @Override
  public void taken(AtToken.Taken taken) {
    tokens.add("taken " + taken.bytes());
  }

  @Override
  public void data(AtToken.Data piece) {
    data.writeBytes(piece.bytes());
    if (piece.last()) {
      tokens.add("data " + piece.source() + ' ' + piece.link() + ' ' + escaped(data.toByteArray()));
      data.reset();
    }
  }

  @Override
  public void cut(AtToken.Cut cut) {
    tokens.add(
        "cut "
            + cut.source()
            + ' '
            + cut.link()
            + ' '
            + cut.missing()
            + " after "
            + escaped(data.toByteArray()));
    data.reset();
  }

  @Override
  public void waiting(AtToken.Waiting waiting) {
    tokens.add("waiting " + waiting.link() + ' ' + waiting.bytes());
  }

  @Override
  public void link(AtToken.Link link) {
    tokens.add("link " + link.link() + ' ' + link.change());
  }

  @Override
  public void started(AtToken.Started started) {
    tokens.add("started " + (started.ready() ? "ready" : "forced"));
  }

  @Override
  public void wifi(AtToken.Wifi wifi) {
    tokens.add("wifi " + wifi.text());
  }

  @Override
  public void webSocket(AtToken.WebSocket socket) {
    tokens.add("socket " + socket.number() + ' ' + socket.change());
  }

  @Override
  public void noise(AtToken.Noise noise) {
    tokens.add("noise " + escaped(noise.bytes()));
  }
}
