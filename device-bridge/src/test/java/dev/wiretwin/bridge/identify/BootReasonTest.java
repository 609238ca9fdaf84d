package dev.wiretwin.bridge.identify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.identify.BootReason.Kind;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootReasonTest {
  private static BootReason node(long... numbers) {
    return BootReason.ofNode(LongStream.of(numbers).boxed().toList());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, POWER_ON, power-on",
    "4, 1, HARDWARE_WATCHDOG, hardware watchdog",
    "2, 3, SOFTWARE_WATCHDOG, software watchdog",
    "2, 4, RESTART, restart by software",
    "2, 5, DEEP_SLEEP, deep sleep",
    "2, 6, RESET_PIN, reset pin",
    "3, 9, RESET_PIN, reset pin",
    "7, 9, UNKNOWN, unknown reason (7)"
  })
  void theNumbersOfTheNodeModuleHaveWords(long raw, long extended, Kind kind, String words) {
    BootReason reason = node(raw, extended);
    assertThat(reason.kind()).isEqualTo(kind);
    assertThat(reason.words()).contains(words);
  }

  @Test
  void anExceptionHasItsCauseAndAddress() {
    assertThat(node(2, 2, 28, 0x40211adb, 0, 0, 0x10, 0).words())
        .isEqualTo("processor exception 28 (load from a forbidden address, address 0x00000010)");
    assertThat(node(2, 2, 77).words()).isEqualTo("processor exception 77 (unnamed)");
    assertThat(node(2, 2).kind()).isEqualTo(Kind.EXCEPTION);
  }

  @Test
  void withoutTheExtendedCodeTheRawOneCounts() {
    assertThat(node(4).kind()).isEqualTo(Kind.HARDWARE_WATCHDOG);
    assertThat(BootReason.ofNode(List.of()).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test // VB-11
  void theRomsLastLineCounts() {
    String text =
        "x ets Jan  8 2013,rst cause:1, boot mode:(3,6)\r\nload\r\n"
            + " ets Jan  8 2013,rst cause:4, boot mode:(3,7)\r\nwdt reset\r\n";
    assertThat(BootReason.ofRom(text)).map(BootReason::kind).contains(Kind.HARDWARE_WATCHDOG);
    assertThat(BootReason.starts(text)).isEqualTo(2);
    assertThat(BootReason.isLoader(text)).isFalse();
    assertThat(BootReason.ofRom("> ")).isEmpty();
    assertThat(BootReason.ofRom("rst cause:2, boot mode:(3,6)"))
        .contains(new BootReason(Kind.RESET_PIN, "reset pin or restart by software"));
  }

  @Test // VB-12
  void aLoaderIsToldByTheFirstNumberOfTheBootMode() {
    assertThat(BootReason.isLoader("rst cause:2, boot mode:(1,6)")).isTrue();
    assertThat(BootReason.isLoader("boot mode:(1,6)")).isFalse();
  }

  @Test // VB-70
  void lastWordsOfACrash() {
    assertThat(
            BootReason.ofLastWords(
                "\r\nFatal exception 28(LoadProhibitedCause):\r\nepc1=0x40211adb, epc2=0x00000000,"
                    + " epc3=0x00000000, excvaddr=0x00000004, depc=0x00000000\r\n"))
        .contains(
            new BootReason(
                Kind.EXCEPTION,
                "processor exception 28 (load from a forbidden address, address 0x00000004)"));
    assertThat(BootReason.ofLastWords("Fatal exception (0):\r\n"))
        .map(BootReason::words)
        .contains("processor exception 0 (illegal instruction)");
    assertThat(
            BootReason.ofLastWords(
                "PANIC: unprotected error in call to Lua API (init.lua:3: boom)\r\n"))
        .contains(new BootReason(Kind.PANIC, "panic: init.lua:3: boom"));
  }

  @Test // VB-32, VB-36
  void lastWordsOfAScript() {
    assertThat(
            BootReason.ofLastWords(
                "hello\r\n> print(init.lua:3: boom\r\nstack traceback:\r\n\t[C]: in function 'error'\r\n"))
        .contains(new BootReason(Kind.LUA_ERROR, "error in a callback: init.lua:3: boom"));
    assertThat(BootReason.ofLastWords("> out of memory\r\n"))
        .map(BootReason::kind)
        .contains(Kind.OUT_OF_MEMORY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> Lua error: stdin:1: boom\r\nstack traceback:\r\n\tstdin:1\r\n> ",
        "Lua error: stdin:1: boom\r\nstack traceback:\r\n",
        "all is well",
        ""
      })
  void whatIsTypedWronglyRestartsNothing(String text) {
    assertThat(BootReason.ofLastWords(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NodeMCU 3.0.0.0 , true",
    "powered by Lua 5.1.4, true",
    "cannot open init.lua: , true",
    "' ets Jan  8 2013,rst', true",
    "NodeMCU is nice, false"
  })
  void aBeginningIsRecognised(String text, boolean beginning) {
    assertThat(BootReason.isBeginning(text)).isEqualTo(beginning);
  }

  @Test
  void whatNobodyWantedIsAFailure() {
    assertThat(Kind.PANIC.isFailure()).isTrue();
    assertThat(Kind.RESTART.isFailure()).isFalse();
  }
}
