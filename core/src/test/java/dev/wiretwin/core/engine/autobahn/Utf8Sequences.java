package dev.wiretwin.core.engine.autobahn;

import java.util.List;

/**
 * The cases 6.5.1 to 6.23.7: Markus Kuhn's sequences for trying UTF-8 decoders, each sent as the
 * payload of one text frame (§8.1). Stateless.
 */
final class Utf8Sequences {
  private static final String TABLE =
      """
      # some valid text
      6.5.1 valid 68656c6c6f24776f726c64
      6.5.2 valid 68656c6c6fc2a2776f726c64
      6.5.3 valid 68656c6c6fe282ac776f726c64
      6.5.4 valid 68656c6c6ff0a4ada2776f726c64
      6.5.5 valid cebae1bdb9cf83cebcceb5
      # every prefix of a text of two and three byte characters
      6.6.1 invalid ce
      6.6.2 valid ceba
      6.6.3 invalid cebae1
      6.6.4 invalid cebae1bd
      6.6.5 valid cebae1bdb9
      6.6.6 invalid cebae1bdb9cf
      6.6.7 valid cebae1bdb9cf83
      6.6.8 invalid cebae1bdb9cf83ce
      6.6.9 valid cebae1bdb9cf83cebc
      6.6.10 invalid cebae1bdb9cf83cebcce
      6.6.11 valid cebae1bdb9cf83cebcceb5
      # the first character of each length
      6.7.1 valid 00
      6.7.2 valid c280
      6.7.3 valid e0a080
      6.7.4 valid f0908080
      # the first that five and six bytes could mean
      6.8.1 invalid f888808080
      6.8.2 invalid fc8480808080
      # the last character of each length
      6.9.1 valid 7f
      6.9.2 valid dfbf
      6.9.3 valid efbfbf
      6.9.4 valid f48fbfbf
      # the last that four, five and six bytes could mean
      6.10.1 invalid f7bfbfbf
      6.10.2 invalid fbbfbfbfbf
      6.10.3 invalid fdbfbfbfbfbf
      # around surrogates and the last code point
      6.11.1 valid ed9fbf
      6.11.2 valid ee8080
      6.11.3 valid efbfbd
      6.11.4 valid f48fbfbf
      6.11.5 invalid f4908080
      # continuation bytes that continue nothing
      6.12.1 invalid 80
      6.12.2 invalid bf
      6.12.3 invalid 80bf
      6.12.4 invalid 80bf80
      6.12.5 invalid 80bf80bf
      6.12.6 invalid 80bf80bf80
      6.12.7 invalid 80bf80bf80bf
      6.12.8 invalid 808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbe
      # first bytes, each followed by a space
      6.13.1 invalid c020c120c220c320c420c520c620c720c820c920ca20cb20cc20cd20ce20cf20d020d120d220d320d420d520d620d720d820d920da20db20dc20dd20de20
      6.13.2 invalid e020e120e220e320e420e520e620e720e820e920ea20eb20ec20ed20ee20
      6.13.3 invalid f020f120f220f320f420f520f620
      6.13.4 invalid f820f920fa20
      6.13.5 invalid fc20
      # the last byte is missing
      6.14.1 invalid c0
      6.14.2 invalid e080
      6.14.3 invalid f08080
      6.14.4 invalid f8808080
      6.14.5 invalid fc80808080
      6.14.6 invalid df
      6.14.7 invalid efbf
      6.14.8 invalid f7bfbf
      6.14.9 invalid fbbfbfbf
      6.14.10 invalid fdbfbfbfbf
      # all of these in a row
      6.15.1 invalid c0e080f08080f8808080fc80808080dfefbff7bfbffbbfbfbffdbfbfbfbf
      # bytes that UTF-8 never has
      6.16.1 invalid fe
      6.16.2 invalid ff
      6.16.3 invalid fefeffff
      # a slash in too many bytes
      6.17.1 invalid c0af
      6.17.2 invalid e080af
      6.17.3 invalid f08080af
      6.17.4 invalid f8808080af
      6.17.5 invalid fc80808080af
      # the largest character in too many bytes
      6.18.1 invalid c1bf
      6.18.2 invalid e09fbf
      6.18.3 invalid f08fbfbf
      6.18.4 invalid f887bfbfbf
      6.18.5 invalid fc83bfbfbfbf
      # NUL in too many bytes
      6.19.1 invalid c080
      6.19.2 invalid e08080
      6.19.3 invalid f0808080
      6.19.4 invalid f880808080
      6.19.5 invalid fc8080808080
      # a surrogate alone
      6.20.1 invalid eda080
      6.20.2 invalid edadbf
      6.20.3 invalid edae80
      6.20.4 invalid edafbf
      6.20.5 invalid edb080
      6.20.6 invalid edbe80
      6.20.7 invalid edbfbf
      # a pair of surrogates
      6.21.1 invalid eda080edb080
      6.21.2 invalid eda080edbfbf
      6.21.3 invalid edadbfedb080
      6.21.4 invalid edadbfedbfbf
      6.21.5 invalid edae80edb080
      6.21.6 invalid edae80edbfbf
      6.21.7 invalid edafbfedb080
      6.21.8 invalid edafbfedbfbf
      # code points that are no characters, which UTF-8 does not mind
      6.22.1 valid efbfbe
      6.22.2 valid efbfbf
      6.22.3 valid f09fbfbe
      6.22.4 valid f09fbfbf
      6.22.5 valid f0afbfbe
      6.22.6 valid f0afbfbf
      6.22.7 valid f0bfbfbe
      6.22.8 valid f0bfbfbf
      6.22.9 valid f18fbfbe
      6.22.10 valid f18fbfbf
      6.22.11 valid f19fbfbe
      6.22.12 valid f19fbfbf
      6.22.13 valid f1afbfbe
      6.22.14 valid f1afbfbf
      6.22.15 valid f1bfbfbe
      6.22.16 valid f1bfbfbf
      6.22.17 valid f28fbfbe
      6.22.18 valid f28fbfbf
      6.22.19 valid f29fbfbe
      6.22.20 valid f29fbfbf
      6.22.21 valid f2afbfbe
      6.22.22 valid f2afbfbf
      6.22.23 valid f2bfbfbe
      6.22.24 valid f2bfbfbf
      6.22.25 valid f38fbfbe
      6.22.26 valid f38fbfbf
      6.22.27 valid f39fbfbe
      6.22.28 valid f39fbfbf
      6.22.29 valid f3afbfbe
      6.22.30 valid f3afbfbf
      6.22.31 valid f3bfbfbe
      6.22.32 valid f3bfbfbf
      6.22.33 valid f48fbfbe
      6.22.34 valid f48fbfbf
      # specials, such as the replacement character
      6.23.1 valid efbfb9
      6.23.2 valid efbfba
      6.23.3 valid efbfbb
      6.23.4 valid efbfbc
      6.23.5 valid efbfbd
      6.23.6 valid efbfbe
      6.23.7 valid efbfbf
      """;

  private Utf8Sequences() {}

  /** One line of the table. */
  record Sequence(String number, boolean valid, byte[] bytes) {}

  static List<Sequence> all() {
    return TABLE.lines().filter(line -> !line.startsWith("#")).map(Utf8Sequences::read).toList();
  }

  private static Sequence read(String line) {
    String[] words = line.split(" ");
    return new Sequence(words[0], words[1].equals("valid"), Frames.hex(words[2]));
  }
}
