package dev.wiretwin.bridge.identify;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A line whose other end is written into the test: what is answered to what, at which rate. */
public final class ScriptedLine implements SerialLine {
  /** All that was written, a piece each. */
  public final List<String> written = new ArrayList<>();

  private final Map<Integer, UnaryOperator<String>> answers = new HashMap<>();
  private LineListener listener;
  private int baud;
  private boolean closed;
  private String fixed = "";
  private Runnable opened = () -> {};

  /** At this rate each piece written is answered so, one character per byte. */
  public ScriptedLine at(int rate, UnaryOperator<String> answer) {
    answers.put(rate, answer);
    return this;
  }

  /** The rate cannot be changed. */
  public ScriptedLine fixed(String why) {
    fixed = why;
    return this;
  }

  public LineOpening opening() {
    return (rate, hearer) -> {
      baud = rate;
      listener = hearer;
      opened.run();
      return this;
    };
  }

  public void says(String latin1) {
    listener.received(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  public void whenOpened(Runnable what) {
    opened = what;
  }

  /** Has something happen while the other side waits. */
  public void answerLater(int ms, Runnable what) {
    CompletableFuture.delayedExecutor(ms, TimeUnit.MILLISECONDS).execute(what);
  }

  public void ends(String why) {
    listener.gone(why);
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public void write(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    written.add(text);
    String answer = answers.getOrDefault(baud, said -> "").apply(text);
    if (!answer.isEmpty()) {
      says(answer);
    }
  }

  @Override
  public int baud() {
    return baud;
  }

  @Override
  public void changeBaud(int other) throws LineFailure {
    if (!fixed.isEmpty()) {
      throw new LineFailure(fixed);
    }
    baud = other;
  }

  @Override
  public void modemLines(boolean dtr, boolean rts) throws LineFailure {
    throw new LineFailure("no such lines");
  }

  @Override
  public void close() {
    closed = true;
  }
}
