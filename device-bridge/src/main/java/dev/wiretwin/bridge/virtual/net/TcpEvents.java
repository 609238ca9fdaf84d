package dev.wiretwin.bridge.virtual.net;

/** What a {@link TcpSocket} tells. Called as tasks of the board's processor. */
public interface TcpEvents {
  void connected();

  /** One segment, 1…{@link TcpStack#SEGMENT_BYTES} bytes, the listener's own. */
  void received(byte[] segment);

  /** The peer has acknowledged so many bytes. */
  void sent(int bytes);

  /** The peer ended its direction (FIN). */
  void ended();

  /** The connection is gone, or never came about; nothing follows. */
  void failed(Failure why);

  /** Why a connection is gone. */
  enum Failure {
    /** Reset by the peer, or refused ({@code ERR_RST}). */
    RESET,
    /** No answer for as long as lwIP tries ({@code ERR_ABRT}). */
    TIMEOUT,
    /** The TLS handshake failed. */
    TLS
  }
}
