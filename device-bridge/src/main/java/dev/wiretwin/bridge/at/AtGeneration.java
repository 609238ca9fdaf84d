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
          2_048,
          1,
          List.of("AT+CIPRECVMODE=1"),
          new Flash(List.of(), List.of(), "_CUR", "_DEF"),
          List.of("AT+CIPSSLSIZE=4096"),
          "AT+CIPSTATUS",
          List.of())),

  /** ESP-AT 2.x, the last for the ESP8266. */
  ESP_AT_2(
      new Traits(
          "ESP-AT 2.x",
          2_048,
          5_760,
          1,
          List.of("AT+CIPRECVMODE=1"),
          Flash.SWITCHED,
          List.of(),
          "AT+CWSTATE?",
          List.of())),

  /** ESP-AT 3.x to 5.x, on other chips. */
  ESP_AT_3(
      new Traits(
          "ESP-AT 3.x or later",
          8_192,
          5_760,
          5,
          // the form for single links came with 3.3; what came before knows the other
          List.of("AT+CIPRECVTYPE=5,1", "AT+CIPRECVMODE=1"),
          Flash.SWITCHED,
          List.of(),
          "AT+CWSTATE?",
          // from 3.1 on, in builds that were told to have them
          List.of("AT+WSOPEN?")));

  private final Traits traits;

  AtGeneration(Traits traits) {
    this.traits = traits;
  }

  /**
   * One line of the table.
   *
   * @param words how people call it
   * @param mostPerSend bytes that one {@code AT+CIPSEND} takes
   * @param mostPerRead bytes that one {@code AT+CIPRECVDATA} can bring: all that a window holds
   * @param mostTlsLinks links that may be the board's own TLS at the same time
   * @param passive what switches passive receiving on, to be tried one after the other
   * @param flash how settings are kept, or not
   * @param beforeTls what has to come before the first link with the board's own TLS
   * @param networkQuery asks whether a network was joined
   * @param webSockets what asks for its own WebSockets, if it may have any
   */
  record Traits(
      String words,
      int mostPerSend,
      int mostPerRead,
      int mostTlsLinks,
      List<String> passive,
      Flash flash,
      List<String> beforeTls,
      String networkQuery,
      List<String> webSockets) {}

  /**
   * How settings of the network are kept in a module's flash, or not.
   *
   * @param spare keeps them out of it
   * @param write lets them into it
   * @param passing what the names of commands end in whose setting is not kept
   * @param lasting the same, if it is kept
   */
  record Flash(List<String> spare, List<String> write, String passing, String lasting) {
    /** By a switch, as of the second generation. */
    static final Flash SWITCHED =
        new Flash(List.of("AT+SYSSTORE=0"), List.of("AT+SYSSTORE=1"), "", "");
  }

  /** By the first number of what {@code AT+GMR} calls {@code AT version}; 0 for none. */
  static AtGeneration of(int major) {
    return major >= 3 ? ESP_AT_3 : major == 2 ? ESP_AT_2 : NONOS_1;
  }

  Traits traits() {
    return traits;
  }
}
