package dev.wiretwin.core.lab;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Lets a test wait until a lab server has seen or done something. Thread safe. */
final class LabNewsQueue implements Consumer<LabNews> {
  private static final int LIMIT_SECONDS = 10;

  private final LinkedBlockingQueue<LabNews> news = new LinkedBlockingQueue<>();

  @Override
  public void accept(LabNews latest) {
    news.add(latest);
  }

  /** The next news of this kind; others before it are passed over. */
  <N extends LabNews> N await(Class<N> kind) throws InterruptedException {
    while (true) {
      LabNews next = news.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no " + kind.getSimpleName() + " came");
      }
      if (kind.isInstance(next)) {
        return kind.cast(next);
      }
    }
  }

  /** The next end of TCP, such as {@code CLIENT FIN}. */
  String awaitEnd() throws InterruptedException {
    LabRecording.End end = await(LabNews.Ended.class).end();
    return end.who() + " " + end.how();
  }
}
