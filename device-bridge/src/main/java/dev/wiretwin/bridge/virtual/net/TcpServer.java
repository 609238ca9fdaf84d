package dev.wiretwin.bridge.virtual.net;

/** A port a board listens on. On the board's processor only. */
public interface TcpServer {
  /** 1…65535. */
  int port();

  /** Accepts nothing more; accepted connections live on. */
  void close();
}
