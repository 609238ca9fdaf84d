package dev.wiretwin.api.demo;

import dev.wiretwin.core.handshake.AcceptKey;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's end of one connection, as a script plays it: reads just enough of what the client
 * sends, and writes any bytes at all. On the script's thread only.
 */
final class PeerLine {
  private static final int MOST_HEAD_BYTES = 8192;
  private static final Pattern KEY = Pattern.compile("(?im)^Sec-WebSocket-Key: *(\\S+) *$");
  private static final int OPCODE = 0x0F;
  private static final int LENGTH = 0x7F;
  private static final int MASK_BYTES = 4;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  PeerLine(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    socket.setTcpNoDelay(true);
  }

  /** Reads the opening handshake's request, to its empty line. */
  String readRequest() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      if (head.length() == MOST_HEAD_BYTES) {
        throw new IOException("the request has more than " + MOST_HEAD_BYTES + " bytes");
      }
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  /** Reads the request and answers it with this, whatever it says. */
  void answer(String response) throws IOException {
    readRequest();
    send(response);
  }

  /** Reads the request and accepts it as RFC 6455 §4.2.2 wants it. */
  void openProperly() throws IOException {
    Matcher key = KEY.matcher(readRequest());
    if (!key.find()) {
      throw new IOException("the request has no Sec-WebSocket-Key");
    }
    send(switching(AcceptKey.of(key.group(1))));
  }

  /** The response that accepts, with any key. */
  static String switching(String acceptKey) {
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: "
        + acceptKey
        + "\r\n\r\n";
  }

  void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends bytes, each given as 0…255. */
  void send(int... octets) throws IOException {
    byte[] bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      bytes[i] = (byte) octets[i];
    }
    out.write(bytes);
  }

  /** Reads frames until one is the client's close frame (§5.5.1). */
  void awaitCloseFrame() throws IOException {
    while (readFrame() != 8) {
      // what comes before it is of no interest here
    }
  }

  /** Reads one of the client's frames, which are masked; gives its opcode. */
  int readFrame() throws IOException {
    int opcode = in.readUnsignedByte() & OPCODE;
    long length = in.readUnsignedByte() & LENGTH;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    in.skipNBytes(MASK_BYTES + length);
    return opcode;
  }

  /** Reads whatever comes, until the client ends. */
  void awaitEnd() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** Ends TCP by a reset in place of an orderly end. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
