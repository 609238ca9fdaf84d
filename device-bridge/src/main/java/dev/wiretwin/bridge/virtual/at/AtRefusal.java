package dev.wiretwin.bridge.virtual.at;

/** Why a command ends in ERROR: for each generation in the way it tells. Immutable. */
final class AtRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  /** {@code ERR CODE}: what all of them begin with. */
  private static final int MODULE = 0x0100_0000;

  private static final int NO_AT = 0x03;
  private static final int TYPE = 0x05;
  private static final int COUNT = 0x06;
  private static final int INVALID = 0x07;
  private static final int UNREADABLE = 0x08;
  private static final int UNKNOWN = 0x09;
  private static final int FAILED = 0x0A;
  private static final int BUSY = 0x0B;
  private static final int KIND = 0x0C;

  private final int code;
  private final String word;
  private final int number;

  private AtRefusal(int subcategory, int extension, String word, int number) {
    super(word, null, false, false);
    this.code = MODULE | subcategory << 16 | extension;
    this.word = word;
    this.number = number;
  }

  static AtRefusal noCommand() {
    return new AtRefusal(NO_AT, 0, "", 0);
  }

  static AtRefusal unknown() {
    return new AtRefusal(UNKNOWN, 0, "", 0);
  }

  /** The command is there, but not to be asked, set or run. */
  static AtRefusal wrongKind() {
    return new AtRefusal(KIND, 0, "", 0);
  }

  static AtRefusal wrongCount(int needed, int given) {
    return new AtRefusal(COUNT, needed << 8 | given & 0xFF, "Miss param", 0);
  }

  static AtRefusal wrongType(int index) {
    return new AtRefusal(TYPE, index, "", 0);
  }

  static AtRefusal unreadable(int index) {
    return new AtRefusal(UNREADABLE, index, "", 0);
  }

  /**
   * @param word what the first generation says
   */
  static AtRefusal invalid(int index, String word) {
    return new AtRefusal(INVALID, index, word, 0);
  }

  static AtRefusal failed(String word) {
    return failed(word, 0);
  }

  /**
   * @param number what the last generation tells as {@code +ERRNO}; 0 for nothing
   */
  static AtRefusal failed(String word, int number) {
    return new AtRefusal(FAILED, 0, word, number);
  }

  static AtRefusal busy() {
    return new AtRefusal(BUSY, 0, "", 0);
  }

  /** The line of {@code AT+SYSLOG=1}. */
  String code() {
    return String.format("ERR CODE:0x%08x", code);
  }

  /** Empty when the first generation says no more than ERROR either. */
  String word() {
    return word;
  }

  int number() {
    return number;
  }
}
