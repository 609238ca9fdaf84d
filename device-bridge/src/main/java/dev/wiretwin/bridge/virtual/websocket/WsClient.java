package dev.wiretwin.bridge.virtual.websocket;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One client of the firmware: what it does when it is told to, and when the connection layer, DNS
 * or its one timer calls. On the board's processor only. Source: {@code ws_connect}, {@code
 * ws_close}, {@code dns_callback}, {@code connect_callback}, {@code disconnect_callback}, {@code
 * ws_…Timeout}.
 */
final class WsClient {
  private static final long CONNECT_MILLIS = 10_000;
  private static final long PING_MILLIS = 30_000;
  private static final long FORCE_CLOSE_MILLIS = 5_000;
  private static final int UNHEALTHY = 2;
  private static final int UNKNOWN_FAILURE = -99;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int ESPCONN_BYTES = 40;
  private static final int ESP_TCP_BYTES = 56;

  /** lwIP's value for "not an address": to it, even written out, that is a name nobody knows. */
  private static final Predicate<String> UNLIKE_BROADCAST =
      address -> !address.equals("255.255.255.255");

  private final WsRoom room;
  private final WsEvents events;
  private final WsInfo ws;
  private final FrameSender sender;
  private final FrameReader reader;
  private final Handshake handshake;

  WsClient(WsRoom room, WsEvents events) {
    this.room = room;
    this.events = events;
    ws = new WsInfo(new OsTimer(room.cpu(), room.guard()), new HeaderList());
    sender = new FrameSender(room.memory(), room.layer(), room.random());
    reader = new FrameReader(room.memory(), room.layer(), sender, room.guard(), events);
    handshake = new Handshake(room.memory(), room.random());
  }

  int state() {
    return ws.connectionState;
  }

  void state(int state) {
    ws.connectionState = state;
  }

  HeaderList headers() {
    return ws.extraHeaders;
  }

  // ---- what scripts ask for

  /**
   * @param url a C string, without its NUL
   */
  void connect(byte[] url) {
    UrlParser.Parsed parsed = UrlParser.parse(url);
    if (parsed instanceof UrlParser.Refused refused) {
      events.failure(refused.code());
      return;
    }
    UrlParser.Target target = (UrlParser.Target) parsed;
    ws.prepare(target, room.memory());
    Block espconn = room.memory().zalloc(ESPCONN_BYTES);
    Block tcp = espconn == null ? null : room.memory().zalloc(ESP_TCP_BYTES);
    if (tcp == null) {
      throw UndefinedBehaviour.written("ws_connect writes to memory it did not get");
    }
    Espconn conn = new Espconn(target.port(), target.secure(), espconn, tcp);
    ws.conn = conn;
    Optional<String> literal = Ipv4Text.parse(target.host());
    if (literal.isPresent()) {
      resolved(conn, literal);
    } else {
      room.tcp()
          .get()
          .resolve(
              new String(target.host(), StandardCharsets.ISO_8859_1),
              found -> room.guard().run(() -> resolved(conn, found.filter(UNLIKE_BROADCAST))));
    }
  }

  void send(int opCode, byte[] message) {
    sender.send(ws, ws.conn, opCode, new FrameSender.Part(Block.of(message), 0, message.length));
  }

  /** {@code ws_close}. */
  void close() {
    if (ws.connectionState == WsInfo.IDLE || ws.connectionState == WsInfo.CLOSED) {
      return;
    }
    ws.knownFailureCode = 0;
    if (ws.connectionState == WsInfo.RESOLVING) {
      disconnected(ws.conn);
      return;
    }
    sender.send(ws, ws.conn, CLOSE, FrameSender.Part.NOTHING);
    Espconn conn = ws.conn;
    ws.timeout.calls(() -> forceClose(conn));
    ws.timeout.arm(FORCE_CLOSE_MILLIS, false);
  }

  // ---- what comes from below

  private void resolved(Espconn conn, Optional<String> address) {
    conn.used("dns_callback");
    if (ws.conn == null || ws.connectionState == WsInfo.CLOSED) {
      return;
    }
    if (address.isEmpty()) {
      ws.knownFailureCode = -5;
      disconnected(conn);
      return;
    }
    ws.connectionState = WsInfo.CONNECTING;
    conn.remoteIp = address.get();
    conn.onConnected = this::connected;
    conn.onDisconnected = this::disconnected;
    conn.onFailed = this::failed;
    ws.timeout.calls(
        () -> {
          conn.used("ws_connectTimeout");
          ws.knownFailureCode = -18;
          disconnected(conn);
        });
    ws.timeout.arm(CONNECT_MILLIS, false);
    // Refused or not: only the timer notices.
    room.layer().connect(conn);
  }

  private void connected(Espconn conn) {
    conn.used("connect_callback");
    ws.connectionState = WsInfo.CONNECTED;
    conn.onReceived = this::answered;
    Block request = handshake.request(ws);
    room.layer().sent(conn, request, request.size());
    request.free("connect_callback");
  }

  /** {@code ws_initReceiveCallback}. */
  private void answered(Espconn conn, Block buffer, int length) {
    int code = Handshake.judge(ws, buffer);
    if (code != 0) {
      ws.knownFailureCode = code;
      room.layer().disconnect(conn);
      return;
    }
    ws.timeout.calls(() -> ping(conn));
    ws.timeout.arm(PING_MILLIS, true);
    conn.onReceived = (c, segment, bytes) -> reader.receive(ws, c, segment, 0, bytes);
    events.connection();
    room.guard().check();
    int frames = Handshake.frames(buffer);
    int rest = length - frames & 0xffff;
    if (frames >= 0 && rest > 0) {
      reader.receive(ws, conn, buffer, frames, rest);
    }
  }

  /** {@code disconnect_callback}: frees all there is, then tells. */
  private void disconnected(Espconn conn) {
    if (conn == null) {
      throw UndefinedBehaviour.read("disconnect_callback uses a connection that is NULL");
    }
    conn.used("disconnect_callback");
    ws.connectionState = WsInfo.CLOSED;
    ws.timeout.disarm();
    ws.freeBuffers(room.memory());
    conn.free(room.memory());
    ws.conn = null;
    events.failure(ws.knownFailureCode == 0 ? UNKNOWN_FAILURE : ws.knownFailureCode);
  }

  private void failed(Espconn conn, int error) {
    ws.knownFailureCode = error - 100;
    disconnected(conn);
  }

  // ---- timers

  private void ping(Espconn conn) {
    conn.used("ws_sendPingTimeout");
    if (ws.unhealthyPoints == UNHEALTHY) {
      ws.knownFailureCode = -19;
      room.layer().disconnect(conn);
      return;
    }
    sender.send(ws, conn, PING, FrameSender.Part.NOTHING);
    ws.unhealthyPoints++;
  }

  private void forceClose(Espconn conn) {
    if (conn == null) {
      throw UndefinedBehaviour.read("ws_forceCloseTimeout uses a connection that is NULL");
    }
    conn.used("ws_forceCloseTimeout");
    if (ws.connectionState != WsInfo.IDLE && ws.connectionState != WsInfo.CLOSED) {
      room.layer().disconnect(ws.conn);
    }
  }
}
