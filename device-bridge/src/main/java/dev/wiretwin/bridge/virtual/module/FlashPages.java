package dev.wiretwin.bridge.virtual.module;

import java.util.List;

/**
 * How much room files take on a SPIFFS flash, which counts pages: 256 bytes, 5 of them a header,
 * and for each file the pages that list its pages. Pure; any thread.
 *
 * <p>The figures are those of a 4 MB module: 446 blocks of 8 KB, two of them spare, the first page
 * of each a directory.
 */
final class FlashPages {
  /** Where the file system begins on the chip, and its length there ({@code file.fscfg}). */
  static final int ADDRESS = 0x80000;

  static final int PHYSICAL_BYTES = 446 * 8192;

  static final int PAGE_BYTES = 251;
  static final int TOTAL_PAGES = 444 * 31 + 1;
  static final int TOTAL_BYTES = TOTAL_PAGES * PAGE_BYTES;

  private static final int LISTED_IN_FIRST = 103;
  private static final int LISTED_IN_OTHERS = 124;

  private FlashPages() {}

  /** Pages that a file of this size takes. */
  static int of(int bytes) {
    int data = (bytes + PAGE_BYTES - 1) / PAGE_BYTES;
    int further = Math.max(0, data - LISTED_IN_FIRST);
    return 1 + data + (further + LISTED_IN_OTHERS - 1) / LISTED_IN_OTHERS;
  }

  static int of(List<FileStore.Entry> files) {
    return files.stream().mapToInt(file -> of(file.size())).sum();
  }

  /**
   * The size a file can be given.
   *
   * @param now its size now
   * @param wanted the size it should have
   * @param used pages that all files take now
   */
  static int grown(int now, int wanted, int used) {
    int free = TOTAL_PAGES - used + of(now);
    if (of(wanted) <= free) {
      return wanted;
    }
    int size = Math.max(now, (free - 1) * PAGE_BYTES);
    while (size > now && of(size) > free) {
      size -= PAGE_BYTES;
    }
    return Math.max(now, size);
  }
}
