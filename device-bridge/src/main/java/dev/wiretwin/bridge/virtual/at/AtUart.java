package dev.wiretwin.bridge.virtual.at;

/**
 * How the serial line is set. Only the rate does anything here. A value.
 *
 * @param stopBits 1, 2 for one and a half, 3 for two
 * @param parity 0 none, 1 odd, 2 even
 * @param flow 0 none, 1 RTS, 2 CTS, 3 both
 */
record AtUart(int baud, int dataBits, int stopBits, int parity, int flow) {
  private static final int CLOCK = 80_000_000;

  static AtUart of(int baud) {
    return new AtUart(baud, 8, 1, 0, 0);
  }

  /** What one asks for it with. */
  static AtUart of(AtRequest request, int mostBaud) throws AtRefusal {
    if (request.count() != 5) {
      throw AtRefusal.wrongCount(5, request.count());
    }
    return new AtUart(
        request.number(0, 80, mostBaud),
        request.number(1, 5, 8),
        request.number(2, 1, 3),
        request.number(3, 0, 2),
        request.number(4, 0, 3));
  }

  /** As it was asked for. */
  String stored() {
    return text(baud);
  }

  /** With the rate that the clock can be divided to. */
  String actual() {
    return text(CLOCK / (CLOCK / baud));
  }

  private String text(int rate) {
    return rate + "," + dataBits + "," + stopBits + "," + parity + "," + flow;
  }
}
