package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears a module and lets a test wait for what it hears. Any thread. */
final class ModuleEar implements AtListener {
  private static final long PATIENCE_SECONDS = 60;

  /** All of it but remarks, in order. */
  final List<String> all = new CopyOnWriteArrayList<>();

  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();

  private void tell(String what) {
    all.add(what);
    news.add(what);
  }

  /** The next news that begins like that; what comes before it is skipped. */
  String await(String start) throws InterruptedException {
    for (String next = news.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        next != null;
        next = news.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      if (next.startsWith(start)) {
        return next;
      }
    }
    assertThat(all).as("no news '%s'", start).isEmpty();
    throw new AssertionError("no news at all, '" + start + "' was awaited");
  }

  @Override
  public void ready(String summary) {
    tell("ready " + summary);
  }

  @Override
  public void restarted(String why) {
    tell("restarted " + why);
  }

  @Override
  public void troubled(String why) {
    tell("troubled " + why);
  }

  @Override
  public void gone(String why) {
    tell("gone " + why);
  }

  @Override
  public void remark(String text) {
    // of no interest here
  }
}
