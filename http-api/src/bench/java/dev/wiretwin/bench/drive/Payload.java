package dev.wiretwin.bench.drive;

/** The text that travels, and the check that it came back. */
final class Payload {
  private static final String LINE =
      "{\"sensor\":\"bme280\",\"t\":21.50,\"rh\":40.25,\"p\":1013.2,\"n\":0123456789},";

  /** Comparing every message wholly would measure the comparing. */
  private static final int COMPARED = 0xFF;

  private final String text;
  private int checks;

  Payload(int bytes) {
    text = LINE.repeat(bytes / LINE.length() + 1).substring(0, bytes);
  }

  String text() {
    return text;
  }

  /** Throws unless this is the text: by length each time, letter by letter every 256th time. */
  void check(String received) {
    boolean same =
        (checks++ & COMPARED) == 0 ? received.equals(text) : received.length() == text.length();
    if (!same) {
      throw new IllegalStateException(
          "sent " + text.length() + " letters, got " + received.length() + " or other ones back");
    }
  }
}
