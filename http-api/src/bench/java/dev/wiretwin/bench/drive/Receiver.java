package dev.wiretwin.bench.drive;

/** Takes what a connection receives, on whichever thread the library calls its users back. */
public interface Receiver {
  /** One whole text message. */
  void received(Link link, String text);

  /** The connection broke, or the library reported an error. */
  void failed(Throwable cause);
}
