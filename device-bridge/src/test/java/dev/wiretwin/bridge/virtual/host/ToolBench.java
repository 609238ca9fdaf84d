package dev.wiretwin.bridge.virtual.host;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;

/** A board at its own 115200 baud behind a real pty, booted, for a tool to try itself on. */
final class ToolBench implements AutoCloseable {
  static final int FILE_BYTES = 10_240;

  final Screen screen;
  private final BoardHost host;

  private ToolBench(BoardHost host, Screen screen) {
    this.host = host;
    this.screen = screen;
  }

  static ToolBench start(Path folder, String... without) throws IOException, InterruptedException {
    BoardSettings settings = BoardSettings.DEFAULT.withWithout(Set.of(without));
    BoardHost host = BoardHost.start(BoardPlan.of(folder, settings), board -> what -> {});
    Screen screen = Screen.on(host.boards().get(0).port());
    screen.until("\r\n> ");
    return new ToolBench(host, screen);
  }

  String port() {
    return host.boards().get(0).port();
  }

  /** Ten kilobytes in which each byte value is found, in no order that a line would like. */
  static byte[] everyByte() {
    byte[] content = new byte[FILE_BYTES];
    new Random(36).nextBytes(content);
    for (int value = 0; value < 256; value++) {
      content[value] = (byte) value;
    }
    return content;
  }

  /** Ten kilobytes of Lua, none of its lines longer than luatool allows. */
  static String script() {
    StringBuilder lines = new StringBuilder();
    for (int line = 1; lines.length() < FILE_BYTES; line++) {
      lines.append("sum = (sum or 0) + ").append(line).append(" -- ");
      lines.append("abc~|\\\"'%;".repeat(line % 20)).append('\n');
    }
    return lines.toString();
  }

  static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    screen.close();
    host.close();
  }
}
