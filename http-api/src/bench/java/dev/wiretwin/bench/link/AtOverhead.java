package dev.wiretwin.bench.link;

/**
 * What the command set leaves of a wire: the formula that modules are measured against. A value.
 *
 * <p>An AT module does one thing at a time, so all of it is a sum of bytes one behind the other,
 * whichever way they go, and of pauses. With echo off, five links ({@code CIPMUX=1}), and {@code n}
 * bytes of the TCP stream at a time:
 *
 * <pre>
 * to the module      AT+CIPSEND=0,n\r\n          15 + digits of n
 *                    \r\nOK\r\n                   6
 *                    \r\n>                        3
 *                    the data                     n
 *                    \r\nRecv n bytes\r\n        15 + digits of n
 *                    \r\nSEND OK\r\n             11
 *                    2 pauses: the module takes a command, and data, once the line has been still
 *                    for 10 characters
 *                    its TCP, which holds 2,920 B until they are acknowledged: SEND OK comes when
 *                    it has the last of n, so 5 ms for each 2,920 B that are beyond the first
 * from the module    \r\n+IPD,0,n\r\n            11 + digits of n    (data waits)
 *                    AT+CIPRECVDATA=0,m\r\n      19 + digits of m    (m: the most it is asked for)
 *                    +CIPRECVDATA:n,             14 + digits of n
 *                    the data                     n
 *                    \r\nOK\r\n                   6
 *                    1 pause
 * </pre>
 *
 * <p>The pauses are the module's own (its driver's receive time-out, {@code at_uart_task.c}): 10
 * characters, as many as 10 bytes more. The 5 ms are the air of a virtual module ({@code
 * virtual.net.Link}: 4 ms there, 1 ms back). A frame of a message of 1,024 bytes has a head of 8
 * bytes to the module (masked) and of 4 from it. So per message of size s with head h the stream
 * carries s of s + h bytes, and the wire n of n + overhead. Both ways at once the two sums are
 * added, as the one thing at a time is either.
 *
 * @param perSend {@code n} of the sends: what one {@code AT+CIPSEND} takes
 * @param perRead {@code n} of the reads: what one answer brings
 * @param asked {@code m}
 * @param baud of the line: what takes time and not bytes is counted in its bytes
 */
record AtOverhead(int perSend, int perRead, int asked, int baud) {
  private static final int PAUSE = 10;
  private static final int HEAD_TO = 8;
  private static final int HEAD_FROM = 4;
  private static final int TCP_HOLDS = 2_920;
  private static final double AIR_SECONDS = 0.005;
  private static final int BITS = 10;

  private static int digits(int number) {
    return Integer.toString(number).length();
  }

  /** Bytes' time for one send, its data included. */
  int send() {
    int air = (int) ((perSend - 1) / TCP_HOLDS * AIR_SECONDS * baud / BITS);
    return 15 + digits(perSend) + 6 + 3 + perSend + 15 + digits(perSend) + 11 + 2 * PAUSE + air;
  }

  /** Bytes' time for one read, its data included. */
  int read() {
    return 11 + digits(perRead) + 19 + digits(asked) + 14 + digits(perRead) + perRead + 6 + PAUSE;
  }

  /** Of the wire, what messages of this size can have to the module at the most. */
  double to(int size) {
    return (double) perSend / send() * size / (size + HEAD_TO);
  }

  /** The same from the module. */
  double from(int size) {
    return (double) perRead / read() * size / (size + HEAD_FROM);
  }

  /** The same for each way, when as many messages go to the module as come from it. */
  double each(int size) {
    return 1 / (1 / to(size) + 1 / from(size));
  }
}
