package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.lab.LabNews;
import dev.wiretwin.core.lab.LabRecording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LabPrinterTest {
  private static final LabNews NEWS =
      new LabNews.Ended(0, new LabRecording.End(0, LabRecording.Who.CLIENT, LabRecording.How.FIN));

  private final StringWriter out = new StringWriter();

  @Test
  void closingPrintsWhatIsLeft() {
    LabPrinter printer = LabPrinter.waiting(new PrintWriter(out));
    printer.start();
    printer.accept(NEWS);
    printer.accept(NEWS);
    printer.close();
    assertThat(out.toString().lines()).hasSize(2).allMatch(line -> line.endsWith("> ends TCP"));
  }

  @Test
  void newsIsOutAsSoonAsNoMoreWaits() throws IOException {
    PipedWriter pipe = new PipedWriter();
    BufferedReader heard = new BufferedReader(new PipedReader(pipe));
    try (LabPrinter printer = LabPrinter.waiting(new PrintWriter(pipe), 1)) {
      printer.accept(NEWS);
      printer.accept(NEWS);
      printer.start();
      assertThat(heard.readLine()).endsWith("> ends TCP");
      assertThat(heard.readLine()).contains("lines are missing");
    }
  }

  @Test
  void whatThereIsNoRoomForIsMentioned() {
    LabPrinter printer = LabPrinter.waiting(new PrintWriter(out), 1);
    printer.accept(NEWS);
    printer.accept(NEWS);
    printer.start();
    printer.close();
    assertThat(out.toString().lines()).hasSize(2).last().asString().contains("lines are missing");
  }

  @Test
  void aHurriedCallerStaysInterrupted() {
    LabPrinter printer = LabPrinter.waiting(new PrintWriter(out));
    printer.start();
    Thread.currentThread().interrupt();
    printer.close();
    assertThat(Thread.interrupted()).isTrue();
  }
}
