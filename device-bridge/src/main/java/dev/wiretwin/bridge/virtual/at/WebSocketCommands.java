package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.at.websocket.WsAddress;
import dev.wiretwin.bridge.virtual.at.websocket.WsSocket;
import dev.wiretwin.bridge.virtual.at.websocket.WsWish;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Commands of the module's own WebSocket client: three sockets, their headers in common. What comes
 * is told with its length and nothing else. A build option; on the board's processor only.
 */
final class WebSocketCommands {
  static final int SOCKETS = 3;

  /** What a socket's buffer needs besides a frame's payload. */
  static final int OVERHEAD = 10;

  private static final int MOST_SECONDS = 7_200;
  private static final int USUAL_PING = 10;
  private static final int USUAL_PONG = 120;
  private static final int MOST_BUFFER = 8_192;
  private static final int USUAL_BUFFER = 1_024;
  private static final int MOST_AUTH = 3;
  private static final int MOST_HEADER = 1_024;
  private static final int MOST_HEADERS = 16;
  private static final int MOST_TIMEOUT = 180_000;
  private static final int USUAL_TIMEOUT = 15_000;
  private static final int MOST_SEND_TIMEOUT = 60_000;
  private static final int USUAL_SEND_TIMEOUT = 10_000;
  private static final int MOST_OPCODE = 15;
  private static final int TEXT = 1;

  private final AtParts parts;
  private final AtTurn turn;
  private final TcpStack stack;
  private final SplittableRandom random;
  private final Map<Integer, Config> configs = new TreeMap<>();
  private final Map<Integer, WsSocket> sockets = new TreeMap<>();
  private final List<String> headers = new ArrayList<>();

  /** What {@code WSCFG} sets. */
  private record Config(int ping, int pong, int buffer) {
    static final Config USUAL = new Config(USUAL_PING, USUAL_PONG, USUAL_BUFFER);
  }

  /**
   * @param seed of masks and keys
   */
  WebSocketCommands(AtParts parts, TcpStack stack, long seed) {
    this.parts = parts;
    this.turn = parts.turn();
    this.stack = stack;
    random = new SplittableRandom(seed);
  }

  void offer(Map<String, AtCommand> table) {
    table.put("WSCFG", this::configure);
    table.put("WSHEAD", this::header);
    table.put("WSOPEN", this::open);
    table.put("WSSEND", this::send);
    table.put("WSCLOSE", this::close);
  }

  /** The network is gone: every connection is lost. */
  void abortAll() {
    List.copyOf(sockets.values()).forEach(WsSocket::abort);
  }

  private static void demandSet(AtRequest request) throws AtRefusal {
    if (request.kind() != AtRequest.Kind.SET) {
      throw AtRefusal.wrongKind();
    }
  }

  private static int id(AtRequest request) throws AtRefusal {
    return request.number(0, 0, SOCKETS - 1);
  }

  // ---- before opening

  private void configure(AtRequest request) throws AtRefusal {
    demandSet(request);
    request.demandCount(3, 7);
    int ping = request.number(1, 1, MOST_SECONDS);
    int pong = request.number(2, 1, MOST_SECONDS);
    int buffer = request.number(3, 1, MOST_BUFFER, USUAL_BUFFER);
    if (request.number(4, 0, MOST_AUTH, 0) != 0) {
      throw AtRefusal.failed(""); // there are no certificates to show or to believe
    }
    configs.put(id(request), new Config(ping, pong, buffer));
    turn.ok();
  }

  private void header(AtRequest request) throws AtRefusal {
    switch (request.kind()) {
      case ASK -> {
        for (int i = 0; i < headers.size(); i++) {
          parts.voice().line("+WSHEAD:" + i + ",\"" + headers.get(i) + "\"");
        }
        turn.ok();
      }
      case SET -> {
        request.demandCount(1, 1);
        int length = request.number(0, 0, MOST_HEADER);
        if (length == 0) {
          headers.clear();
          turn.ok();
        } else if (headers.size() == MOST_HEADERS) {
          throw AtRefusal.failed("");
        } else {
          turn.ask(length, AtInput.DataForm.WHOLE, "SEND Canceled", this::addHeader);
        }
      }
      default -> throw AtRefusal.wrongKind();
    }
  }

  private void addHeader(byte[] bytes) {
    String header = new String(bytes, StandardCharsets.ISO_8859_1);
    if (header.matches("[^:\r\n]+:[^\r\n]*")) {
      headers.add(header);
      turn.ok();
    } else {
      turn.refuse(AtRefusal.failed(""));
    }
  }

  // ---- opening and closing

  private void open(AtRequest request) throws AtRefusal {
    if (request.kind() == AtRequest.Kind.ASK) {
      sockets.forEach(
          (id, socket) ->
              parts
                  .voice()
                  .line(
                      String.format(
                          "+WSOPEN:%d,%d,\"%s\"",
                          id, socket.number(), socket.wish().address().text())));
      turn.ok();
      return;
    }
    demandSet(request);
    request.demandCount(2, 5);
    int id = id(request);
    WsWish wish = wish(id, request);
    boolean possible = parts.station().isOnline() && parts.memory().grants();
    if (sockets.containsKey(id) || !possible) {
      throw AtRefusal.failed("");
    }
    WsSocket socket = new WsSocket(parts.cpu(), stack, random::nextInt, wish, new Talk(id));
    sockets.put(id, socket);
    socket.open();
  }

  private WsWish wish(int id, AtRequest request) throws AtRefusal {
    Config config = configs.getOrDefault(id, Config.USUAL);
    WsAddress address =
        WsAddress.parse(request.text(1)).orElseThrow(() -> AtRefusal.invalid(1, ""));
    int timeout = request.number(3, 0, MOST_TIMEOUT, USUAL_TIMEOUT);
    List<String> all = new ArrayList<>(headers);
    request.textIfThere(4).ifPresent(auth -> all.add("Authorization: " + auth));
    String subprotocol = request.textIfThere(2).orElse("");
    return new WsWish(
        address, subprotocol, all, timeout, config.ping(), config.pong(), config.buffer());
  }

  private void close(AtRequest request) throws AtRefusal {
    demandSet(request);
    request.demandCount(1, 1);
    WsSocket socket = sockets.get(id(request));
    if (socket == null) {
      throw AtRefusal.failed("");
    }
    socket.close(turn::ok);
  }

  private void send(AtRequest request) throws AtRefusal {
    demandSet(request);
    request.demandCount(2, 4);
    WsSocket socket = sockets.get(id(request));
    if (socket == null || !socket.isOpen()) {
      throw AtRefusal.failed("");
    }
    int length = request.number(1, 1, Math.max(1, socket.wish().bufferBytes() - OVERHEAD));
    int opcode = request.number(2, 0, MOST_OPCODE, TEXT);
    int timeout = request.number(3, 0, MOST_SEND_TIMEOUT, USUAL_SEND_TIMEOUT);
    turn.ask(
        length,
        AtInput.DataForm.WHOLE,
        "SEND Canceled",
        bytes -> socket.send(opcode, bytes, timeout, this::sent));
  }

  private void sent(boolean ok) {
    if (ok) {
      turn.result("SEND OK");
    } else {
      turn.refuse(AtRefusal.failed(""));
    }
  }

  /** What one socket says, at any time. */
  private final class Talk implements WsSocket.Keeper {
    private final int id;
    private boolean answered;

    Talk(int id) {
      this.id = id;
    }

    @Override
    public void opened() {
      parts.voice().line("+WS_CONNECTED:" + id);
      if (!answered) {
        answered = true;
        turn.ok();
      }
    }

    @Override
    public void failed() {
      sockets.remove(id);
      turn.refuse(AtRefusal.failed(""));
    }

    @Override
    public void data(byte[] bytes) {
      parts.voice().say("+WS_DATA:" + id + "," + bytes.length + ",", bytes, "");
    }

    @Override
    public void lost() {
      parts.voice().line("+WS_DISCONNECTED:" + id);
    }

    @Override
    public void closed() {
      sockets.remove(id);
      parts.voice().line("+WS_CLOSED:" + id);
    }
  }
}
