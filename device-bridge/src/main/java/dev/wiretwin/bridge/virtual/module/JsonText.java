package dev.wiretwin.bridge.virtual.module;

import java.io.ByteArrayOutputStream;

/**
 * What a JSON string stands for, as the firmware reads it: hexadecimal digits are not checked, and
 * a surrogate becomes a question mark. Pure; any thread. Mechanism: {@code app/modules/sjson.c}.
 */
final class JsonText {
  private JsonText() {}

  /**
   * @param raw what stands between the quotes; a backslash is never its last byte
   */
  static byte[] plain(byte[] raw) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != '\\') {
        plain.write(raw[i]);
      } else if (raw[++i] == 'u') {
        int code = 0;
        for (int digit = 0; digit < 4; digit++) {
          code = code << 4 | digit(raw, ++i);
        }
        utf8(plain, code);
      } else {
        plain.write(escaped(raw[i]));
      }
    }
    return plain.toByteArray();
  }

  private static int escaped(byte letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> letter;
    };
  }

  /** Any byte gives a digit; behind the string's end is its quote, then nothing. */
  private static int digit(byte[] raw, int at) {
    int letter = at < raw.length ? raw[at] & 0xFF : at == raw.length ? '"' : 0;
    return (letter <= '9' ? letter : letter - 'A' + 10) & 15;
  }

  private static void utf8(ByteArrayOutputStream plain, int code) {
    if (code < 0x80) {
      plain.write(code);
    } else if (code < 0x800) {
      plain.write(0xC0 | code >> 6);
      plain.write(0x80 | code & 0x3F);
    } else if (code >= 0xD800 && code < 0xE000) {
      plain.write('?');
    } else {
      plain.write(0xE0 | code >> 12);
      plain.write(0x80 | code >> 6 & 0x3F);
      plain.write(0x80 | code & 0x3F);
    }
  }
}
