package dev.wiretwin.bridge.virtual.at;

/** A switch of the firmware that each reset puts back. */
enum AtMode {
  ECHO(1),
  /** {@code CIPMUX}. */
  MANY_LINKS(0),
  /** {@code CIPSERVER}. */
  SERVING(0),
  /** {@code CIPMODE}. */
  PASSTHROUGH(0),
  /** {@code CIPDINFO}. */
  ADDRESSES(0),
  /** {@code CIPRECVMODE}, {@code CIPRECVTYPE} for all links. */
  PASSIVE(0),
  /** {@code SYSMSG}, bits. */
  MESSAGES(0),
  /** {@code SYSLOG}. */
  ERROR_CODES(0),
  /** {@code SYSSTORE}. */
  STORING(1),
  /** {@code CIPSSLSIZE}. */
  TLS_BUFFER(0);

  private final int initial;

  AtMode(int initial) {
    this.initial = initial;
  }

  int initial() {
    return initial;
  }
}
