package dev.wiretwin.bridge.at;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * A message of a campaign: whose it is, its number, how many of the other side's have come, and a
 * check over all of it, as an application would have it that cannot trust the way. Immutable.
 */
record AtCampaignMessage(int talk, boolean down, int number, int acknowledged, byte[] body) {
  /** A message that only acknowledges. */
  static final int NO_NUMBER = 0;

  private static final int HEAD = 4 + 1 + 4 + 4 + 4;
  private static final String[] SPECIAL = {
    "+++",
    "\r\nOK\r\n",
    "\r\n>",
    "+IPD,0,5:",
    "0,CLOSED\r\n",
    "\r\nERROR\r\n",
    "\0",
    "\u00ff",
    "AT\r\n",
  };

  /** Mostly short, so that there may be many. */
  static byte[] body(Random random) {
    int of = random.nextInt(1_000);
    int most = of < 3 ? 6_000 : of < 20 ? 1_400 : of < 70 ? 500 : of < 200 ? 150 : 24;
    ByteBuffer body = ByteBuffer.allocate(1 + random.nextInt(most));
    while (body.hasRemaining()) {
      byte[] next = {(byte) random.nextInt(256)};
      if (random.nextInt(12) == 0) {
        next = SPECIAL[random.nextInt(SPECIAL.length)].getBytes(StandardCharsets.ISO_8859_1);
      }
      body.put(next, 0, Math.min(next.length, body.remaining()));
    }
    return body.array();
  }

  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + body.length);
    bytes.putInt(talk).put((byte) (down ? 1 : 0)).putInt(number).putInt(acknowledged);
    bytes.position(HEAD);
    bytes.put(body);
    bytes.putInt(HEAD - 4, check(bytes.array()));
    return bytes.array();
  }

  /** Null for bytes that are no message, or not any more. */
  static AtCampaignMessage of(byte[] bytes) {
    if (bytes.length < HEAD) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    AtCampaignMessage message =
        new AtCampaignMessage(
            in.getInt(), in.get() == 1, in.getInt(), in.getInt(), new byte[bytes.length - HEAD]);
    int told = in.getInt();
    in.get(message.body);
    return told == check(bytes) ? message : null;
  }

  private static int check(byte[] bytes) {
    CRC32 check = new CRC32();
    check.update(bytes, 0, HEAD - 4);
    check.update(bytes, HEAD, bytes.length - HEAD);
    return (int) check.getValue();
  }
}
