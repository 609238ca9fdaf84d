package dev.wiretwin.api.testee;

import dev.wiretwin.core.handshake.AcceptKey;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fuzzing server in small, on bare sockets: a number of cases, each one message out and back, odd
 * ones as text and even ones binary. Keeps what it was asked and what came back.
 */
public final class FuzzingDouble implements AutoCloseable {
  private static final Pattern RESOURCE = Pattern.compile("^GET (\\S+) ");
  private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: (\\S+)");
  private static final Pattern CASE = Pattern.compile("/runCase\\?case=(\\d+)&agent=.*");

  private final ServerSocket server;
  private final String countAnswer;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> echoes = new CopyOnWriteArrayList<>();
  private volatile boolean offered;
  private volatile boolean hangs;

  private FuzzingDouble(ServerSocket server, String countAnswer) {
    this.server = server;
    this.countAnswer = countAnswer;
  }

  /**
   * @param countAnswer what it says when asked how many cases there are
   */
  public static FuzzingDouble start(String countAnswer) throws IOException {
    ServerSocket server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    FuzzingDouble fuzzer = new FuzzingDouble(server, countAnswer);
    Thread thread = new Thread(fuzzer::serve, "fuzzing-double");
    thread.setDaemon(true);
    thread.start();
    return fuzzer;
  }

  /** From now on a case sends nothing and never ends. */
  public void hang() {
    hangs = true;
  }

  public String url() {
    return "ws://127.0.0.1:" + server.getLocalPort();
  }

  /** The resources that were asked for, in order. */
  public List<String> requests() {
    return requests;
  }

  /** What came back, as opcode and text. */
  public List<String> echoes() {
    return echoes;
  }

  /** Whether the last client offered permessage-deflate. */
  public boolean wasOfferedDeflate() {
    return offered;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        visited(socket);
      } catch (IOException over) {
        requests.add("- " + over.getMessage());
      }
    }
  }

  private void visited(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    String resource = open(in, out);
    requests.add(resource);
    Matcher testCase = CASE.matcher(resource);
    if (resource.equals("/getCaseCount")) {
      frame(out, 0x81, countAnswer);
    } else if (testCase.matches() && !hangs) {
      int number = Integer.parseInt(testCase.group(1));
      frame(out, number % 2 == 1 ? 0x81 : 0x82, "case " + number);
      echoes.add(readFrame(in));
    } else if (hangs) {
      readFrame(in);
      return;
    }
    frame(out, 0x88, "");
    readFrame(in);
  }

  private String open(DataInputStream in, OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    offered = head.indexOf("permessage-deflate") >= 0;
    String accept = AcceptKey.of(first(KEY, head));
    String response =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accept
            + "\r\n\r\n";
    out.write(response.getBytes(StandardCharsets.ISO_8859_1));
    return first(RESOURCE, head);
  }

  private static String first(Pattern pattern, CharSequence head) throws IOException {
    Matcher found = pattern.matcher(head);
    if (!found.find()) {
      throw new IOException("no " + pattern + " in " + head);
    }
    return found.group(1);
  }

  private static void frame(OutputStream out, int firstByte, String payload) throws IOException {
    out.write(firstByte);
    out.write(payload.length());
    out.write(payload.getBytes(StandardCharsets.US_ASCII));
  }

  private static String readFrame(DataInputStream in) throws IOException {
    int opcode = in.readUnsignedByte() & 0x0F;
    byte[] payload = new byte[in.readUnsignedByte() & 0x7F];
    byte[] mask = new byte[4];
    in.readFully(mask);
    in.readFully(payload);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return opcode + " " + new String(payload, StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
