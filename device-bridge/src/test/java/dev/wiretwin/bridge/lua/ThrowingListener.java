package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.identify.BootReason;

/** Tells somebody else first, and then fails. */
record ThrowingListener(BoardListener ear) implements BoardListener {
  private static IllegalStateException fault() {
    return new IllegalStateException("a listener's fault");
  }

  @Override
  public void ready(int heapBytes) {
    ear.ready(heapBytes);
    throw fault();
  }

  @Override
  public void restarted(String why) {
    ear.restarted(why);
    throw fault();
  }

  @Override
  public void reason(BootReason reason) {
    ear.reason(reason);
    throw fault();
  }

  @Override
  public void troubled(String why) {
    ear.troubled(why);
    throw fault();
  }

  @Override
  public void gone(String why) {
    ear.gone(why);
    throw fault();
  }

  @Override
  public void console(byte[] text) {
    ear.console(text);
    throw fault();
  }

  @Override
  public void undelivered(int client, String what) {
    ear.undelivered(client, what);
    throw fault();
  }

  @Override
  public void progress(String what) {
    ear.progress(what);
    throw fault();
  }
}
