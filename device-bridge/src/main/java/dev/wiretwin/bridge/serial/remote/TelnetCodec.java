package dev.wiretwin.bridge.serial.remote;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Takes Telnet's commands out of a stream of bytes and puts them in. Pure: bytes in, calls out. One
 * thread at a time.
 *
 * <p>Source: RFC 854, RFC 855. A carriage return stays what it is: the line is binary in practice
 * from its first byte (RFC 856).
 */
final class TelnetCodec {
  static final int IAC = 255;
  static final int DONT = 254;
  static final int DO = 253;
  static final int WONT = 252;
  static final int WILL = 251;
  static final int SB = 250;
  static final int SE = 240;

  /** Longer ones are cut: nothing that we ask for is answered by as much. */
  static final int LONGEST_SUBNEGOTIATION = 256;

  /** What a stream of Telnet holds, in its order. */
  interface Sink {
    /** Bytes of the line itself; at least one. */
    void data(byte[] bytes);

    /**
     * @param verb {@link #WILL}, {@link #WONT}, {@link #DO} or {@link #DONT}
     */
    void option(int verb, int option);

    void subnegotiation(int option, byte[] content);
  }

  private enum State {
    DATA,
    COMMAND,
    OPTION,
    CONTENT,
    CONTENT_COMMAND
  }

  private final Sink sink;
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private State state = State.DATA;
  private int verb;

  TelnetCodec(Sink sink) {
    this.sink = sink;
  }

  void receive(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      take(bytes[i] & 0xFF);
    }
    flush();
  }

  private void take(int value) {
    switch (state) {
      case DATA -> {
        if (value == IAC) {
          state = State.COMMAND;
        } else {
          data.write(value);
        }
      }
      case COMMAND -> command(value);
      case OPTION -> {
        state = State.DATA;
        flush();
        sink.option(verb, value);
      }
      case CONTENT -> {
        if (value == IAC) {
          state = State.CONTENT_COMMAND;
        } else {
          keep(value);
        }
      }
      case CONTENT_COMMAND -> contentCommand(value);
    }
  }

  private void command(int value) {
    state = State.DATA;
    if (value == IAC) {
      data.write(IAC);
    } else if (value == SB) {
      content.reset();
      state = State.CONTENT;
    } else if (value >= WILL) {
      verb = value;
      state = State.OPTION;
    }
  }

  private void contentCommand(int value) {
    state = State.CONTENT;
    if (value == IAC) {
      keep(IAC);
    } else if (value == SE) {
      state = State.DATA;
      ended();
    } else {
      // the other side lost its way; what follows is taken as the command that it says
      command(value);
    }
  }

  private void keep(int value) {
    if (content.size() < LONGEST_SUBNEGOTIATION) {
      content.write(value);
    }
  }

  private void ended() {
    byte[] all = content.toByteArray();
    content.reset();
    if (all.length > 0) {
      flush();
      sink.subnegotiation(all[0] & 0xFF, Arrays.copyOfRange(all, 1, all.length));
    }
  }

  private void flush() {
    if (data.size() > 0) {
      byte[] bytes = data.toByteArray();
      data.reset();
      sink.data(bytes);
    }
  }

  /** Bytes of the line as they go over the network. */
  static byte[] escape(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 16);
    for (byte value : bytes) {
      out.write(value);
      if ((value & 0xFF) == IAC) {
        out.write(IAC);
      }
    }
    return out.toByteArray();
  }

  static byte[] option(int verb, int option) {
    return new byte[] {(byte) IAC, (byte) verb, (byte) option};
  }

  static byte[] subnegotiation(int option, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(IAC);
    out.write(SB);
    out.write(option);
    out.writeBytes(escape(content));
    out.write(IAC);
    out.write(SE);
    return out.toByteArray();
  }
}
