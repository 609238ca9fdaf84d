package dev.wiretwin.bridge.at;

import java.util.List;

/**
 * Owns a dialog and writes down, as text and in order, what it writes and tells.
 *
 * @param seen takes the notes
 */
record DialogNotes(List<String> seen) implements AtDialog.Owner {
  @Override
  public void write(byte[] bytes) {
    seen.add("> " + AtText.escaped(bytes));
  }

  @Override
  public int baud() {
    return 115_200;
  }

  @Override
  public void pushed(int link, byte[] bytes) {
    seen.add("pushed " + link + ' ' + AtText.escaped(bytes));
  }

  @Override
  public void lost(int link, int bytes) {
    seen.add("lost " + link + ' ' + bytes);
  }

  @Override
  public void waiting(int link, int bytes) {
    seen.add("waiting " + link + ' ' + bytes);
  }

  @Override
  public void link(int link, AtToken.Link.Change change) {
    seen.add("link " + link + ' ' + change);
  }

  @Override
  public void message(int socket, byte[] piece, boolean last) {
    seen.add("message " + socket + ' ' + AtText.escaped(piece) + (last ? "" : "…"));
  }

  @Override
  public void messageCut(int socket) {
    seen.add("message cut " + socket);
  }

  @Override
  public void webSocket(int socket, AtToken.WebSocket.Change change) {
    seen.add("socket " + socket + ' ' + change);
  }

  @Override
  public void restarted(String why) {
    seen.add("restarted: " + why);
  }

  @Override
  public void dead() {
    seen.add("dead");
  }

  @Override
  public void noise() {
    // what becomes of it is a module's business
  }

  @Override
  public void remark(String text) {
    seen.add("remark: " + text);
  }
}
