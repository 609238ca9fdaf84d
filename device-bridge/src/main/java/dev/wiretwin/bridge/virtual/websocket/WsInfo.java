package dev.wiretwin.bridge.virtual.websocket;

/**
 * One {@code ws_info}: the fields that all parts of the client share, one per Lua client and used
 * again for each of its connections. On the board's processor only. Source: {@code
 * websocketclient.h}.
 */
final class WsInfo {
  static final int IDLE = 0;
  static final int RESOLVING = 1;
  static final int CONNECTING = 2;
  static final int CONNECTED = 3;
  static final int CLOSED = 4;

  final OsTimer timeout;
  final HeaderList extraHeaders;
  int connectionState = IDLE;
  boolean secure;
  Block hostname;
  int port;
  Block path;
  Block expectedSecKey;
  Espconn conn;
  int knownFailureCode;
  int unhealthyPoints;
  Block frameBuffer;
  int frameBufferLen;
  Block payloadBuffer;
  int payloadBufferLen;
  int payloadOriginalOpCode;

  WsInfo(OsTimer timeout, HeaderList extraHeaders) {
    this.timeout = timeout;
    this.extraHeaders = extraHeaders;
  }

  /** What {@code ws_connect} does to the fields; what they pointed to is forgotten, not freed. */
  void prepare(UrlParser.Target target, CMemory memory) {
    connectionState = RESOLVING;
    secure = target.secure();
    hostname = memory.strdup(target.host());
    port = target.port();
    path = memory.strdup(target.path());
    expectedSecKey = null;
    knownFailureCode = 0;
    frameBuffer = null;
    frameBufferLen = 0;
    payloadBuffer = null;
    payloadBufferLen = 0;
    payloadOriginalOpCode = 0;
    unhealthyPoints = 0;
  }

  /** What {@code disconnect_callback} frees; the pointers stay as they are. */
  void freeBuffers(CMemory memory) {
    memory.free(hostname, "disconnect_callback");
    memory.free(path, "disconnect_callback");
    memory.free(expectedSecKey, "disconnect_callback");
    memory.free(frameBuffer, "disconnect_callback");
    memory.free(payloadBuffer, "disconnect_callback");
  }
}
