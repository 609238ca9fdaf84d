package dev.wiretwin.bridge.virtual.host;

/** Answers what is asked on a board's control socket. Called on the control thread only. */
public interface ControlDesk {
  /**
   * @param request one line, without its end
   * @return one line: {@code ok}, {@code ok} with more, or {@code no} with a sentence
   */
  String answer(String request);
}
