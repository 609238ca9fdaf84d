package dev.wiretwin.bridge.at;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A module on a loop with a thread of its own, for those who wait for it; it answers commands by a
 * table that a test can change. Thread safe.
 */
final class TalkingModule implements AtModule.Wire, AtListener, AutoCloseable {
  /** Every command, and what the listener was told. */
  final Queue<String> seen = new ConcurrentLinkedQueue<>();

  final AtModule module;

  private final AtLoop loop = new AtLoop(System::nanoTime);
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final CountDownLatch ready = new CountDownLatch(1);

  TalkingModule(String version) {
    module = new AtModule(loop, this, AtSettings.DEFAULT, this);
    answer("AT+GMR", "AT version:" + version + "\\r\\n" + ToyModule.OK);
    answer("AT+CIPMUX?", "+CIPMUX:1\\r\\n" + ToyModule.OK);
  }

  /** From now on a command that begins like that is answered so; empty for silence. */
  TalkingModule answer(String start, String escaped) {
    answers.put(start, escaped);
    return this;
  }

  /** Waits until it is set up; what that took is forgotten. */
  TalkingModule up() throws InterruptedException {
    loop.execute(module::begin);
    if (!ready.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("not set up: " + seen);
    }
    seen.clear();
    return this;
  }

  @Override
  public void write(byte[] bytes) {
    String command = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    seen.add(command);
    String best = "";
    for (String start : answers.keySet()) {
      best = command.startsWith(start) && start.length() > best.length() ? start : best;
    }
    byte[] reply = AtText.bytes(best.isEmpty() ? ToyModule.OK : answers.get(best));
    if (reply.length > 0) {
      loop.execute(() -> module.received(reply));
    }
  }

  @Override
  public int baud() {
    return 115_200;
  }

  @Override
  public void changeBaud(int baud) {
    seen.add("baud " + baud);
  }

  @Override
  public boolean hasFlowControl() {
    return false;
  }

  @Override
  public boolean isFlowControlled() {
    return false;
  }

  @Override
  public void flowControl(boolean wanted) {
    // it has none
  }

  @Override
  public void ready(String summary) {
    ready.countDown();
  }

  @Override
  public void restarted(String why) {
    seen.add("restarted");
  }

  @Override
  public void troubled(String why) {
    seen.add("troubled " + why);
  }

  @Override
  public void gone(String why) {
    seen.add("gone " + why);
  }

  @Override
  public void remark(String text) {
    seen.add("remark " + text);
  }

  /** It is given back. */
  void end() {
    loop.end();
  }

  @Override
  public void close() {
    end();
  }
}
