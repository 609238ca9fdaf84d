package dev.wiretwin.core.testkit;

import dev.wiretwin.core.transport.TlsIdentity;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One connection of a {@link RawServer}, as its script sees it: blocking calls, plainly written,
 * and sharing nothing with the product. For the script's thread.
 */
public final class RawPeer {
  private static final Pattern KEY = Pattern.compile("(?mi)^Sec-WebSocket-Key: *(\\S+)\\s*$");
  private static final int KEY_BYTES = 4;

  private final RawServer server;
  private Socket socket;
  private DataInputStream in;

  RawPeer(Socket socket, RawServer server) throws IOException {
    this.socket = socket;
    this.server = server;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    socket.setTcpNoDelay(true);
  }

  /** The opening handshake's request, up to and with its blank line. */
  public String readHead() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      head.write(in.readUnsignedByte());
      text = head.toString(StandardCharsets.ISO_8859_1);
    }
    return text;
  }

  /** Reads the request and agrees. */
  public RawPeer open(String... extraHeaders) throws IOException {
    write(accepting(readHead(), extraHeaders));
    return this;
  }

  /** The answer that agrees to a request. */
  public static String accepting(String request, String... extraHeaders) {
    StringBuilder answer =
        new StringBuilder(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
    answer.append("Sec-WebSocket-Accept: ").append(acceptKey(request)).append("\r\n");
    for (String header : extraHeaders) {
      answer.append(header).append("\r\n");
    }
    return answer.append("\r\n").toString();
  }

  /** The proof for a request's key (RFC 6455 §4.2.2). */
  public static String acceptKey(String request) {
    Matcher key = KEY.matcher(request);
    if (!key.find()) {
      throw new AssertionError("no key in " + request);
    }
    try {
      byte[] joined =
          (key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
              .getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(joined));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  public RawPeer write(String latin1) throws IOException {
    return write(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  public RawPeer write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  public RawPeer write(WireFrame... frames) throws IOException {
    return write(WireFrame.join(frames));
  }

  /** The next frame, unmasked. */
  public WireFrame readFrame() throws IOException {
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    long length = second & 0x7F;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    boolean masked = (second & 0x80) != 0;
    byte[] key = new byte[KEY_BYTES];
    if (masked) {
      in.readFully(key);
    }
    byte[] payload = new byte[Math.toIntExact(length)];
    in.readFully(payload);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= key[i % KEY_BYTES];
    }
    return new WireFrame(first, masked, payload);
  }

  /** Reads frames until one of this opcode; the frame. */
  public WireFrame readUntil(int opcode) throws IOException {
    while (true) {
      WireFrame frame = readFrame();
      if (frame.opcode() == opcode) {
        return frame;
      }
    }
  }

  /** Takes and forgets what comes until the client ends TCP, however it does. */
  public void readToEnd() {
    try {
      while (in.read() >= 0) {
        in.skipBytes(in.available());
      }
    } catch (IOException reset) {
      // an end, too
      return;
    }
  }

  /** Whether the client ends TCP without another byte. */
  public boolean isAtEnd() throws IOException {
    try {
      return in.read() < 0;
    } catch (EOFException e) {
      return true;
    }
  }

  /** Agrees on TLS, and goes on inside of it; the host names the client asked for. */
  public List<String> startTls(TlsIdentity identity) throws IOException {
    SSLSocket tls =
        (SSLSocket) context(identity).getSocketFactory().createSocket(socket, null, true);
    tls.startHandshake();
    socket = tls;
    in = new DataInputStream(new BufferedInputStream(tls.getInputStream()));
    return ((ExtendedSSLSession) tls.getSession())
        .getRequestedServerNames().stream()
            .map(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
            .toList();
  }

  private static SSLContext context(TlsIdentity identity) throws IOException {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
      keys.setKeyEntry("server", identity.key(), new char[0], chain);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** So many bytes, as text. */
  public String read(int bytes) throws IOException {
    return new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
  }

  /** Ends both directions in order, TLS too. */
  public void close() throws IOException {
    socket.close();
  }

  /** Answers the client's close frame with the same, and ends TCP as a server should. */
  public void finishClose() throws IOException {
    write(WireFrame.of(8, readUntil(8).payload()));
    fin();
    readToEnd();
  }

  /** Ends our direction of TCP. */
  public RawPeer fin() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Ends TCP with a reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Neither reads nor writes, until the server is stopped. */
  public void hold() throws InterruptedException {
    server.awaitStop();
  }
}
