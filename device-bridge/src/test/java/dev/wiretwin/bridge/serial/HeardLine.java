package dev.wiretwin.bridge.serial;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes down what comes on a line: bytes as Latin 1, and its end as {@code gone: why}. */
public final class HeardLine implements LineListener {
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  @Override
  public void received(byte[] bytes) {
    heard.add(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void gone(String why) {
    heard.add("gone: " + why);
  }

  /** The next piece or end, as soon as it comes. */
  public String next() throws InterruptedException {
    return heard.take();
  }

  /** The next piece or end, if it comes in time. */
  public Optional<String> next(Duration limit) throws InterruptedException {
    return Optional.ofNullable(heard.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** The next so many characters, however they were chopped. */
  public String next(int count) throws InterruptedException {
    StringBuilder text = new StringBuilder();
    while (text.length() < count) {
      text.append(next());
    }
    return text.toString();
  }

  public boolean heardNothingMore() {
    return heard.isEmpty();
  }
}
