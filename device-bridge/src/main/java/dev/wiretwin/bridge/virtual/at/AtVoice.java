package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.line.Uart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Everything the firmware says, framed as its generation does. On the board's processor only; waits
 * while the line is behind, as the firmware does.
 */
final class AtVoice {
  private static final String END = "\r\n";

  private final Uart uart;
  private final AtGeneration generation;
  private final AtModes modes;

  AtVoice(Uart uart, AtGeneration generation, AtModes modes) {
    this.uart = uart;
    this.generation = generation;
    this.modes = modes;
  }

  /** As it is, one byte per character. */
  void say(String latin1) {
    raw(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  void raw(byte[] bytes) {
    uart.write(bytes, 0, bytes.length);
  }

  /** In one write, so that nothing gets between. */
  void say(String before, byte[] data, String behind) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(before.getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(data);
    all.writeBytes(behind.getBytes(StandardCharsets.ISO_8859_1));
    raw(all.toByteArray());
  }

  /** An information line, or news: nothing before it. */
  void line(String text) {
    say(text + END);
  }

  /** A result: on a line of its own. */
  void result(String word) {
    say(END + word + END);
  }

  void ok() {
    result("OK");
  }

  void error(AtRefusal why) {
    error(why, "ERROR");
  }

  /**
   * @param result what the first generation says instead of ERROR
   */
  void error(AtRefusal why, String result) {
    if (generation.isNonOs() && !why.word().isEmpty()) {
      line(why.word());
    }
    if (generation == AtGeneration.ESP_5 && why.number() != 0) {
      line(String.format("+ERRNO:0x%x", why.number()));
    }
    tellCode(why);
    result(generation.isNonOs() ? result : "ERROR");
  }

  void busyProcessing() {
    tellCode(AtRefusal.busy());
    result("busy p...");
  }

  private void tellCode(AtRefusal why) {
    if (modes.is(AtMode.ERROR_CODES)) {
      line(why.code());
    }
  }

  /** The start of a line about a link, where there are several. */
  String linkPrefix(int id) {
    return modes.is(AtMode.MANY_LINKS) ? id + "," : "";
  }
}
