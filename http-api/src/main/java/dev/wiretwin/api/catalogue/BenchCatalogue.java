package dev.wiretwin.api.catalogue;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All divergences that are understood on one bench, while it is at work: what comes with the
 * product, and what its owner has accepted so far. Thread safe.
 */
public final class BenchCatalogue {
  private final Catalogue built;
  private final CatalogueFile own;
  private final Lock accepting = new ReentrantLock();
  private volatile Catalogue now;

  /**
   * @param built what comes with the product
   * @param own where the owner's are kept
   * @throws dev.wiretwin.api.refusal.Refusal if the file is there and cannot be used
   */
  public BenchCatalogue(Catalogue built, CatalogueFile own) {
    this.built = built;
    this.own = own;
    this.now = built.with(own);
  }

  /** What is understood at this moment. */
  public Catalogue now() {
    return now;
  }

  /**
   * Has exactly this divergence understood from now on, and writes that down first. What somebody
   * has changed in the file by hand meanwhile counts from now on, too.
   *
   * @param words why it is so
   * @param advice what to do about it; may be empty
   * @throws dev.wiretwin.api.refusal.Refusal if the words are none, or if the file cannot be read
   *     or written; nothing has changed then
   */
  public void accept(Between whom, Divergence one, String words, String advice) {
    accepting.lock();
    try {
      Acceptance said = Acceptance.of(built.with(own), whom, one, words, advice);
      own.accept(built, whom, one, said);
      now = built.with(own);
    } finally {
      accepting.unlock();
    }
  }
}
