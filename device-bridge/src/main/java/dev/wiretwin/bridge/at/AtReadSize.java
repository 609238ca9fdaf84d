package dev.wiretwin.bridge.at;

/**
 * How much is asked of a module at a time: all it may hold where the line is fast, so that few
 * requests are needed; less at a slow one, so that nobody waits long; and less of a module that had
 * no memory for what it was asked for. For one thread.
 */
final class AtReadSize {
  /** What may be asked for at any rate, bytes. */
  static final int USUAL = 2_048;

  /** What the line carries in a tenth of a second: a byte has ten bits. */
  private static final int BAUD_PER_BYTE = 100;

  private static final int MOST_HALVINGS = 2;

  private int halvings;
  private boolean announced;

  /** The module says that it has some. */
  void announced() {
    announced = true;
  }

  /** For the next request. */
  int next(int mostOfTheModule, int baud) {
    int most = Math.min(mostOfTheModule, Math.max(USUAL, baud / BAUD_PER_BYTE));
    return most >> halvings;
  }

  /** So much has come; 0 for an error, which means nothing where there may have been nothing. */
  void came(int bytes) {
    if (bytes > 0) {
      halvings = 0;
    } else if (announced) {
      halvings = Math.min(halvings + 1, MOST_HALVINGS);
    }
    announced = false;
  }
}
