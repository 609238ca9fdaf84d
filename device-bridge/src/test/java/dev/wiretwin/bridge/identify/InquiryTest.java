package dev.wiretwin.bridge.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.bridge.identify.Identification.AtFirmware;
import dev.wiretwin.bridge.identify.Identification.BootLoop;
import dev.wiretwin.bridge.identify.Identification.BusyWithScript;
import dev.wiretwin.bridge.identify.Identification.LoaderMode;
import dev.wiretwin.bridge.identify.Identification.LuaFirmware;
import dev.wiretwin.bridge.identify.Identification.OtherFirmware;
import dev.wiretwin.bridge.identify.Identification.Silent;
import dev.wiretwin.bridge.identify.Identification.Unreadable;
import dev.wiretwin.bridge.serial.LineFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is no NodeMCU board; those are in {@link IdentifierTest}. */
@Timeout(60)
class InquiryTest {
  private static final int USUAL = 115_200;

  private final ScriptedLine line = new ScriptedLine();

  private Identification inquire() throws Exception {
    return inquire("");
  }

  private Identification inquire(String wakeUp) throws Exception {
    Deadline deadline = Deadline.in(System::nanoTime, 7_000);
    try (Contact contact = Contact.open(line.opening(), System::nanoTime, deadline)) {
      return new Inquiry(contact, System::nanoTime, wakeUp.getBytes(StandardCharsets.US_ASCII))
          .run();
    }
  }

  @Test
  void anAtModuleTellsItsGeneration() throws Exception {
    line.at(USUAL, AtContactTest::answer);
    assertThat(inquire()).isEqualTo(new AtFirmware("2.3.0.0", 2, "2.3.0(WROOM-02-N)", USUAL));
  }

  @Test
  void anOldAtModuleIsFoundAtItsRateEvenWithoutEcho() throws Exception {
    line.at(
        9_600,
        said ->
            switch (said) {
              case "AT\r\n" -> "\r\nOK\r\n";
              case "AT+GMR\r\n" -> "0018000902\r\n\r\nOK\r\n";
              default -> "";
            });
    assertThat(inquire()).isEqualTo(new AtFirmware("0018000902", 0, "", 9_600));
  }

  /**
   * A console that answers a few kinds of questions; what it prints is in one piece with its echo.
   */
  private static String console(String typed) {
    String value =
        typed.contains("6*7")
            ? "42"
            : typed.contains("node_version")
                ? "3|0|0"
                : typed.contains("number_type")
                    ? "float|0|node,websocket"
                    : typed.contains("_VERSION") ? "Lua 5.1|0.5|41000|1|4194304|99" : "1,0";
    int token = typed.indexOf("print(\"@\"..\"") + "print(\"@\"..\"".length();
    String answer = "@" + typed.substring(token, typed.indexOf(':', token) + 1) + value + "@\r\n> ";
    return typed.replace("\n", "\r\n") + answer;
  }

  @Test
  void luaAtItsPromptTellsWhatItIs() throws Exception {
    line.at(USUAL, InquiryTest::console);
    LuaFirmware found = (LuaFirmware) inquire();
    assertThat(found.baud()).isEqualTo(USUAL);
    assertThat(found.info().version()).isEqualTo("3.0.0");
    assertThat(found.info().hasWebsocket()).isTrue();
  }

  @Test // VB-63
  void luaThatStartsAnewInTheMiddleIsLooping() throws Exception {
    line.at(
        USUAL,
        said -> {
          if (!said.contains("_VERSION")) {
            return console(said);
          }
          line.answerLater(2_000, () -> line.says("ets Jan,rst cause:4, boot mode:(3,6)\r\n"));
          return "\u0000\u00FC\u0093n".repeat(20);
        });
    assertThat(inquire()).isEqualTo(new BootLoop(BootReason.ofNode(List.of(4L, 1L))));
  }

  @Test // VB-68
  void luaThatAnswersNoMoreIsBusy() throws Exception {
    line.at(USUAL, said -> said.contains("_VERSION") ? "tick\r\n" : console(said));
    assertThat(inquire()).isEqualTo(new BusyWithScript("tick", USUAL));
  }

  @Test // VB-74
  void aLineThatVanishesInTheMiddleOfTheAnswersIsAFailure() {
    line.at(
        USUAL,
        said -> {
          if (said.contains("_VERSION")) {
            line.ends("it was pulled out");
          }
          return console(said);
        });
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(this::inquire)
        .withMessage("it was pulled out");
  }

  @Test // VB-54
  void aBoardThatStartsAndSaysNoMoreIsTold() throws Exception {
    line.whenOpened(() -> line.says("ets Jan,rst cause:2, boot mode:(3,6)\r\ncsum 0x17\r\n"));
    assertThat(inquire()).isEqualTo(new Silent(true));
  }

  @Test // VB-12
  void aBoardThatStartsIntoTheLoaderIsTold() throws Exception {
    line.whenOpened(() -> line.says("ets Jan,rst cause:2, boot mode:(1,6)\r\n"));
    assertThat(inquire()).isEqualTo(new LoaderMode());
  }

  @Test
  void silenceIsSilence() throws Exception {
    assertThat(inquire()).isEqualTo(new Silent(false));
    assertThat(line.baud()).as("the line's rate is as it was").isEqualTo(USUAL);
  }

  @Test // VB-60
  void noiseIsNoise() throws Exception {
    line.at(USUAL, said -> "\u0000\u00FC\u0093n\u00E0").fixed("one rate only");
    assertThat(inquire()).isInstanceOf(Unreadable.class);
  }

  @Test // VB-12, VB-80
  void theRomsLoaderAnswersItsOwnPackets() throws Exception {
    line.at(USUAL, said -> said.startsWith("\u00C0\0\b") ? "\u00C0\1\b\2\0" : "").fixed("one rate");
    assertThat(inquire()).isEqualTo(new LoaderMode());
  }

  @Test
  void anotherFirmwareIsQuotedAtTheRateItSpeaks() throws Exception {
    line.at(57_600, said -> "\r\nUnknown command\r\n");
    assertThat(inquire()).isEqualTo(new OtherFirmware("Unknown command", 57_600));
  }

  @Test
  void luaThatDoesNotAnswerIsBusy() throws Exception {
    line.at(USUAL, said -> "stdin:1: tick\r\n").fixed("one rate only");
    assertThat(inquire()).isEqualTo(new BusyWithScript("stdin:1: tick", USUAL));
  }

  @Test
  void whoDoesNotAnswerIsWokenAndAskedAgain() throws Exception {
    line.at(USUAL, said -> said.equals("wake") ? "\r\n" : AtContactTest.answer(said));
    assertThat(inquire("wake")).isInstanceOf(AtFirmware.class);
    int woken = line.written.indexOf("wake");
    assertThat(line.written.subList(0, woken)).anyMatch(said -> said.contains("6*7"));
    assertThat(line.written.subList(woken, line.written.size()))
        .anyMatch(said -> said.contains("6*7"));
  }

  @Test // VB-74
  void aLineThatVanishesIsAFailure() {
    line.at(
        USUAL,
        said -> {
          line.ends("it was pulled out");
          return "";
        });
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(this::inquire)
        .withMessage("it was pulled out");
    assertThat(line.isClosed()).isTrue();
  }
}
