package dev.wiretwin.bridge.at;

import java.util.List;

/**
 * What differs between the generations of AT firmware, in one table: what its version tells stands
 * here, what is only found by asking stands in {@link AtDialect}. Immutable.
 */
enum AtGeneration {
  /** The firmware on Espressif's SDK without an operating system, 1.7.x and before. */
  NONOS_1(
      new Traits(
          "NonOS AT 1.x",
          2_048,
          1,
          List.of("AT+CIPRECVMODE=1"),
          List.of(),
          List.of("AT+CIPSSLSIZE=4096"),
          "AT+CIPSTATUS")),

  /** ESP-AT 2.x, the last for the ESP8266. */
  ESP_AT_2(
      new Traits(
          "ESP-AT 2.x",
          2_048,
          1,
          List.of("AT+CIPRECVMODE=1"),
          List.of("AT+SYSSTORE=0"),
          List.of(),
          "AT+CWSTATE?")),

  /** ESP-AT 3.x to 5.x, on other chips. */
  ESP_AT_3(
      new Traits(
          "ESP-AT 3.x or later",
          8_192,
          5,
          // the form for single links came with 3.3; what came before knows the other
          List.of("AT+CIPRECVTYPE=5,1", "AT+CIPRECVMODE=1"),
          List.of("AT+SYSSTORE=0"),
          List.of(),
          "AT+CWSTATE?"));

  private final Traits traits;

  AtGeneration(Traits traits) {
    this.traits = traits;
  }

  /**
   * One line of the table.
   *
   * @param words how people call it
   * @param mostPerSend bytes that one {@code AT+CIPSEND} takes
   * @param mostTlsLinks links that may be the board's own TLS at the same time
   * @param passive what switches passive receiving on, to be tried one after the other
   * @param leaveFlashAlone what keeps settings out of the flash
   * @param beforeTls what has to come before the first link with the board's own TLS
   * @param networkQuery asks whether a network was joined
   */
  record Traits(
      String words,
      int mostPerSend,
      int mostTlsLinks,
      List<String> passive,
      List<String> leaveFlashAlone,
      List<String> beforeTls,
      String networkQuery) {}

  /** By the first number of what {@code AT+GMR} calls {@code AT version}; 0 for none. */
  static AtGeneration of(int major) {
    return major >= 3 ? ESP_AT_3 : major == 2 ? ESP_AT_2 : NONOS_1;
  }

  Traits traits() {
    return traits;
  }
}
