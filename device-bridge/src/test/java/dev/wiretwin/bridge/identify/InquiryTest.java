package dev.wiretwin.bridge.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.bridge.identify.Identification.AtFirmware;
import dev.wiretwin.bridge.identify.Identification.BusyWithScript;
import dev.wiretwin.bridge.identify.Identification.LoaderMode;
import dev.wiretwin.bridge.identify.Identification.OtherFirmware;
import dev.wiretwin.bridge.identify.Identification.Silent;
import dev.wiretwin.bridge.identify.Identification.Unreadable;
import dev.wiretwin.bridge.serial.LineFailure;
import java.nio.charset.StandardCharsets;
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

  @Test
  void silenceIsSilence() throws Exception {
    assertThat(inquire()).isEqualTo(new Silent());
    assertThat(line.baud()).as("the line's rate is as it was").isEqualTo(USUAL);
  }

  @Test
  void noiseAtEveryRateIsNoise() throws Exception {
    for (int rate : new int[] {USUAL, 9_600, 74_880, 460_800, 921_600}) {
      line.at(rate, said -> "\u0000\u00FC\u0093n\u00E0");
    }
    assertThat(inquire()).isInstanceOf(Unreadable.class);
  }

  @Test // VB-12, VB-80
  void theRomsLoaderAnswersItsOwnPackets() throws Exception {
    line.at(USUAL, said -> said.startsWith("\u00C0\0\b") ? "\u00C0\1\b\2\0" : "");
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
  void whoIsToBeWokenIsWokenFirst() throws Exception {
    line.at(USUAL, said -> said.equals("wake") ? "" : AtContactTest.answer(said));
    assertThat(inquire("wake")).isInstanceOf(AtFirmware.class);
    assertThat(line.written.get(0)).isEqualTo("wake");
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
