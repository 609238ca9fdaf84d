package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.firmware.Firmware;
import java.util.List;

/**
 * In what the generations of AT firmware differ, all in one table. Values; any thread.
 *
 * <p>Source: strings and machine code of the firmwares, see {@code reference/esp-at.md}; where a
 * difference could not be seen there, the README says what was chosen.
 */
public enum AtGeneration {
  /** NonOS AT 1.7.6: reasons in words, {@code busy s...}, a prompt with a space. */
  NONOS_1_7(
      "1.7",
      List.of(
          "AT version:1.7.6.0(Jan 24 2022 08:56:02)",
          "SDK version:3.0.5(b29dcd3)",
          "compile time:Jun 17 2024 07:38:00",
          "Bin version(Wroom 02):1.7.6"),
      2048,
      1460,
      4_500_000),

  /** ESP-AT 2.3.0.0 on an ESP8266: bare ERROR, an uncounted line end behind received data. */
  ESP_2(
      "2.x",
      List.of(
          "AT version:2.3.0.0(s-2522d50 - ESP8266 - Aug 13 2025 08:41:04)",
          "SDK version:v3.4-110-g1a2b3c4d",
          "compile time(0a1b2c3):Aug 20 2025 10:11:12",
          "Bin version:2.3.0(WROOM-02-N)"),
      2048,
      2920,
      4_500_000),

  /** ESP-AT 5.0.1.0 on an ESP32-C3: longer sends, error numbers, WebSockets in some builds. */
  ESP_5(
      "5.x",
      List.of(
          "AT version:5.0.1.0(s-6c5a4b1 - ESP32C3 - Jul  2 2025 07:12:33)",
          "SDK version:v5.4.1-643-g8ad0d3d8f2",
          "compile time(3e2d1c0):Jul  9 2025 03:20:11",
          "Bin version:v5.0.1.0(MINI-1)"),
      8192,
      2920,
      5_000_000);

  private final String word;
  private final List<String> version;
  private final int mostSent;
  private final int mostReceived;
  private final int mostBaud;

  AtGeneration(String word, List<String> version, int mostSent, int mostReceived, int mostBaud) {
    this.word = word;
    this.version = version;
    this.mostSent = mostSent;
    this.mostReceived = mostReceived;
    this.mostBaud = mostBaud;
  }

  /** The generation of a board's firmware. */
  public static AtGeneration of(Firmware firmware) {
    return switch (firmware) {
      case AT_1_7 -> NONOS_1_7;
      case AT_2 -> ESP_2;
      case AT_5 -> ESP_5;
      case LUA -> throw new IllegalArgumentException("Lua is no AT firmware: choose one that is");
    };
  }

  /** As one writes it: {@code 1.7}, {@code 2.x} or {@code 5.x}. */
  public String word() {
    return word;
  }

  /** The lines of {@code AT+GMR}. */
  List<String> version() {
    return version;
  }

  /** Most bytes of one {@code AT+CIPSEND}. */
  int mostSent() {
    return mostSent;
  }

  /** Most bytes behind one {@code +IPD}. */
  int mostReceived() {
    return mostReceived;
  }

  int mostBaud() {
    return mostBaud;
  }

  /** The first one, whose ways differ most from the others'. */
  boolean isNonOs() {
    return this == NONOS_1_7;
  }

  /** Whether the chip is an ESP8266, with its memory and its ROM. */
  boolean isEsp8266() {
    return this != ESP_5;
  }

  /** What asks for data. */
  String prompt() {
    return isNonOs() ? "> " : "\r\n>";
  }

  /** What follows received data without being counted. */
  String tail() {
    return isNonOs() ? "" : "\r\n";
  }

  /** An address as it stands in the header of received data. */
  String inHeader(String address) {
    return isNonOs() ? address : '"' + address + '"';
  }

  /** What is echoed for a line end. */
  String echoOfLineEnd() {
    return isNonOs() ? "\r\r\n" : "\r\n";
  }

  /** Whether a lone {@code +++} ends the wait for data; nobody has seen that in the first one. */
  boolean cancelsSending() {
    return !isNonOs();
  }

  /** Whether a name is followed by the number of bytes rather than by a comma. */
  String readHeader(int count) {
    return isNonOs() ? "\r\n+CIPRECVDATA," + count + ":" : "+CIPRECVDATA:" + count + ",";
  }
}
