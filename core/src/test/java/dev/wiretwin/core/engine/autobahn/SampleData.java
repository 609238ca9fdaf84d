package dev.wiretwin.core.engine.autobahn;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Stand-ins for the five files that sections 12 and 13 send slices of: alike in size, in kind and
 * in how well they compress, made up from a fixed seed. Text is ASCII, so that it may be cut
 * anywhere. Constant.
 */
enum SampleData {
  /** 12.1 and all of 13: a large JSON file, sent as text. */
  JSON(false, 194_056, maker -> maker.text(maker::json)),
  /** 12.2: a grey picture of 512 by 512, sent as binary. */
  PICTURE(true, 263_222, Maker::picture),
  /** 12.3: a long poem, sent as binary. */
  POEM(true, 222_218, maker -> maker.text(maker::verse)),
  /** 12.4: a large HTML file, sent as text. */
  HTML(false, 263_527, maker -> maker.text(maker::html)),
  /** 12.5: a document that is compressed already for the most part, sent as binary. */
  DOCUMENT(true, 1_042_328, Maker::document);

  private final boolean binary;
  private final byte[] all;

  SampleData(boolean binary, int size, Consumer<Maker> content) {
    this.binary = binary;
    Maker maker = new Maker(size);
    content.accept(maker);
    this.all = maker.all;
  }

  boolean isBinary() {
    return binary;
  }

  /** As many bytes from there on, and on from the beginning where the end is reached. */
  byte[] slice(long from, int length) {
    byte[] slice = new byte[length];
    for (int done = 0; done < length; ) {
      int at = (int) ((from + done) % all.length);
      int piece = Math.min(length - done, all.length - at);
      System.arraycopy(all, at, slice, done, piece);
      done += piece;
    }
    return slice;
  }

  /** Fills one array. */
  private static final class Maker {
    private static final String[] WORDS = {
      "und",
      "der",
      "Geist",
      "ist",
      "nicht",
      "Welt",
      "ein",
      "Wort",
      "im",
      "Anfang",
      "war",
      "die",
      "Tat",
      "wer",
      "immer",
      "strebend",
      "sich",
      "bemueht",
      "den",
      "koennen",
      "wir",
      "erloesen"
    };

    private static final byte[] PLAIN =
        "\nendstream endobj 17 0 obj << /Length 4000 >> stream\n"
            .getBytes(StandardCharsets.US_ASCII);

    private final SplittableRandom random;
    private final byte[] all;

    Maker(int size) {
      random = new SplittableRandom(size);
      all = new byte[size];
    }

    void text(Consumer<StringBuilder> line) {
      StringBuilder text = new StringBuilder();
      while (text.length() < all.length) {
        line.accept(text);
      }
      byte[] ascii = text.toString().getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(ascii, 0, all, 0, all.length);
    }

    void json(StringBuilder text) {
      text.append("{\"id\": ").append(random.nextInt(1_000_000));
      text.append(", \"name\": \"").append(word());
      text.append("\", \"tags\": [\"").append(word()).append("\", \"").append(word());
      text.append("\"], \"active\": ").append(random.nextBoolean()).append("},\n");
    }

    void html(StringBuilder text) {
      text.append("<li class=\"entry\"><a href=\"/page/").append(random.nextInt(10_000));
      text.append("\">").append(word()).append(' ').append(word()).append("</a></li>\n");
    }

    void verse(StringBuilder text) {
      text.append(word()).append(random.nextInt(8) == 0 ? '\n' : ' ');
    }

    private String word() {
      return WORDS[random.nextInt(WORDS.length)];
    }

    /** Slopes with a little noise on them. */
    void picture() {
      for (int i = 0; i < all.length; i++) {
        all[i] = (byte) (i % 512 / 3 + i / 2048 + random.nextInt(4));
      }
    }

    /** Streams that cannot be compressed, with a line of plain text between them. */
    void document() {
      random.nextBytes(all);
      for (int at = 0; at + PLAIN.length < all.length; at += 4000) {
        System.arraycopy(PLAIN, 0, all, at, PLAIN.length);
      }
    }
  }
}
