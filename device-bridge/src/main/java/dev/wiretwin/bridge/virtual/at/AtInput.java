package dev.wiretwin.bridge.virtual.at;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the firmware makes of the bytes it is given, chunk by chunk as its driver hands them on: a
 * command, data for a link, or something that comes at the wrong time. Pure but for the voice; on
 * the board's processor only.
 *
 * <pre>
 * COMMANDS ─line→ BUSY ─result→ COMMANDS
 *                  └─prompt→ DATA ─all of it→ SENDING ─result→ COMMANDS
 *                             └─ +++ alone → COMMANDS       STREAM ─ +++ alone → LEAVING → COMMANDS
 * </pre>
 */
final class AtInput {
  /** A longer line is thrown away in the middle, its end included. */
  static final int MOST_LINE = 256;

  private static final String RESTART = "AT+RST\r\n";
  private static final byte[] ESCAPE = "+++".getBytes(StandardCharsets.US_ASCII);

  private final AtGeneration generation;
  private final AtModes modes;
  private final AtVoice voice;
  private final Desk desk;
  private final StringBuilder line = new StringBuilder();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private State state = State.COMMANDS;
  private int wanted;
  private DataForm form = DataForm.WHOLE;
  private boolean escaping;

  AtInput(AtGeneration generation, AtModes modes, AtVoice voice, Desk desk) {
    this.generation = generation;
    this.modes = modes;
    this.voice = voice;
    this.desk = desk;
  }

  private enum State {
    COMMANDS,
    BUSY,
    DATA,
    SENDING,
    STREAM,
    /** Passthrough is over, and for a while nobody listens. */
    LEAVING
  }

  /** How data is taken. */
  enum DataForm {
    /** All of it at once. */
    WHOLE,
    /** The same, but a backslash means something. */
    ESCAPED,
    /** As it comes. */
    PIECES
  }

  /** Who does what the bytes ask for. */
  interface Desk {
    /**
     * @param line without its end
     */
    void command(String line);

    /** The data that was asked for, or a piece of it. */
    void data(byte[] bytes);

    /** The wait for data is over without any. */
    void cancelled();

    /** Bytes for the one link of passthrough. */
    void stream(byte[] bytes);

    /** Passthrough is over; commands are heard when {@link #free} is called. */
    void streamLeft();

    /** The way out of a command that does not end. */
    void forcedRestart();
  }

  /** The command in hand has ended. */
  void free() {
    state = State.COMMANDS;
  }

  /** The command in hand has asked for data. */
  void expectData(int count, DataForm wantedForm) {
    state = State.DATA;
    wanted = count;
    form = wantedForm;
    escaping = false;
    data.reset();
  }

  /** From now on all is for the link. */
  void stream() {
    state = State.STREAM;
  }

  boolean isStreaming() {
    return state == State.STREAM;
  }

  /** Takes what one read of the driver returned. */
  void chunk(byte[] bytes) {
    switch (state) {
      case COMMANDS -> command(bytes);
      case BUSY -> reject(bytes);
      case DATA -> data(bytes);
      case SENDING -> {
        if (generation.isNonOs()) {
          voice.result("busy s...");
        }
      }
      case STREAM -> stream(bytes);
      case LEAVING -> {
        // whoever is in a hurry is not heard
      }
    }
  }

  private void command(byte[] all) {
    byte[] bytes = withoutNul(all);
    echo(bytes);
    for (int i = 0; i < bytes.length; i++) {
      if (complete((char) (bytes[i] & 0xFF))) {
        String text = line.substring(0, line.length() - 2);
        line.setLength(0);
        state = State.BUSY;
        desk.command(text);
        if (i + 1 < bytes.length) {
          reject(Arrays.copyOfRange(bytes, i + 1, bytes.length));
        }
        return;
      }
    }
  }

  /** A NUL takes everything before it along. */
  private byte[] withoutNul(byte[] bytes) {
    int last = bytes.length - 1;
    while (last >= 0 && bytes[last] != 0) {
      last--;
    }
    if (last >= 0) {
      line.setLength(0);
    }
    return Arrays.copyOfRange(bytes, last + 1, bytes.length);
  }

  private void echo(byte[] bytes) {
    if (modes.is(AtMode.ECHO) && bytes.length > 0) {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      voice.say(text.replace("\r\n", generation.echoOfLineEnd()));
    }
  }

  private boolean complete(char c) {
    line.append(c);
    int length = line.length();
    boolean ends = length > 1 && c == '\n' && line.charAt(length - 2) == '\r';
    if (!ends && length >= MOST_LINE) {
      line.setLength(0);
      if (c == '\r') {
        line.append(c);
      }
    }
    return ends;
  }

  private void reject(byte[] bytes) {
    if (new String(bytes, StandardCharsets.ISO_8859_1).contains(RESTART)) {
      desk.forcedRestart();
    } else {
      voice.busyProcessing();
    }
  }

  private void data(byte[] bytes) {
    if (generation.cancelsSending() && Arrays.equals(bytes, ESCAPE)) {
      state = State.COMMANDS;
      desk.cancelled();
      return;
    }
    int used = form == DataForm.ESCAPED ? unescape(bytes) : take(bytes);
    boolean complete = data.size() == wanted;
    if (form == DataForm.PIECES) {
      wanted -= data.size();
    }
    if (complete) {
      state = State.SENDING;
    }
    if (complete || form == DataForm.PIECES) {
      byte[] taken = data.toByteArray();
      data.reset();
      desk.data(taken);
    }
    if (complete) {
      if (used < bytes.length && generation.isNonOs()) {
        voice.result("busy s...");
      } else if (used < bytes.length) {
        voice.busyProcessing();
      }
    }
  }

  private int take(byte[] bytes) {
    int count = Math.min(bytes.length, wanted - data.size());
    data.write(bytes, 0, count);
    return count;
  }

  /** A backslash and a zero end the data, a backslash and anything else is that. */
  private int unescape(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && data.size() < wanted) {
      byte b = bytes[at++];
      if (escaping && b == '0') {
        wanted = data.size();
      } else if (!escaping && b == '\\') {
        escaping = true;
        continue;
      } else {
        data.write(b);
      }
      escaping = false;
    }
    return at;
  }

  private void stream(byte[] bytes) {
    if (Arrays.equals(bytes, ESCAPE)) {
      state = State.LEAVING;
      desk.streamLeft();
    } else {
      desk.stream(bytes);
    }
  }
}
