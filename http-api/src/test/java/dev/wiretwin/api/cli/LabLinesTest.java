package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.lab.LabNews;
import dev.wiretwin.core.lab.LabRecording;
import dev.wiretwin.core.lab.LabRecording.How;
import dev.wiretwin.core.lab.LabRecording.Seen;
import dev.wiretwin.core.lab.LabRecording.Who;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabLinesTest {
  private static final long AT = 1_234_000_000L;

  private final StringWriter out = new StringWriter();
  private final LabLines lines = new LabLines(new PrintWriter(out));

  @Test
  void aRequestIsAllOfItsLines() {
    write(
        new LabNews.Requested(
            0, new Seen<>(AT, Bytes.utf8("GET /\u001b HTTP/1.1\r\nHost: x\r\n\r\n"))),
        new LabNews.Requested(0, new Seen<>(AT, Bytes.utf8("\r\n\r\n"))));
    assertThat(out.toString().lines())
        .containsExactly(
            "     1.234  #1    > GET /\\u{1b} HTTP/1.1",
            "                    Host: x",
            "     1.234  #1    > ");
  }

  @Test
  void aRequestThatIsTooLongIsCut() {
    write(new LabNews.Requested(0, new Seen<>(AT, Bytes.utf8("GET /\n" + "A: b\n".repeat(33)))));
    assertThat(out.toString().lines()).hasSize(32).last().asString().endsWith("and 3 more lines");
  }

  @Test
  void framesOfBothSidesAreALineEach() {
    Frame frame = new Frame(true, 0, 1, Bytes.utf8("hi"));
    write(
        new LabNews.Framed(0, new LabRecording.SeenFrame(AT, true, frame)),
        new LabNews.Framed(11, new LabRecording.SeenFrame(AT, false, frame)),
        new LabNews.Sent(1, new Seen<>(AT, Bytes.fromHex("89008a00"))));
    assertThat(out.toString().lines())
        .containsExactly(
            "     1.234  #1    > text fin 2 bytes \"hi\"",
            "     1.234  #12   > text fin 2 bytes \"hi\" (not masked)",
            "     1.234  #2    < ping fin 0 bytes",
            "     1.234  #2    < pong fin 0 bytes");
  }

  @Test
  void endsAndNotesAreToldInWords() {
    write(
        new LabNews.Ended(0, new LabRecording.End(AT, Who.CLIENT, How.FIN)),
        new LabNews.Ended(0, new LabRecording.End(AT, Who.SERVER, How.RST)),
        new LabNews.Noted(0, new LabRecording.Note(AT, 2, 12_000_000, "came late")),
        new LabNews.Noted(0, new LabRecording.Note(AT, 2, 0, "waited in vain")));
    lines.gap();
    assertThat(out.toString().lines())
        .containsExactly(
            "     1.234  #1    > ends TCP",
            "     1.234  #1    < resets TCP",
            "     1.234  #1    * step 3: came late (12.0 ms late)",
            "     1.234  #1    * step 3: waited in vain",
            "            … lines are missing here: more happened than could be printed");
  }

  @Test
  void theSummaryCounts() {
    assertThat(LabLines.summary(new LabRecording(List.of())))
        .isEqualTo("0 connections, 0 frames from clients, the script went as written");
    LabRecording.Connection one =
        new LabRecording.Connection(
            0,
            Optional.empty(),
            List.of(new LabRecording.SeenFrame(AT, true, new Frame(true, 0, 1, Bytes.EMPTY))),
            Bytes.EMPTY,
            List.of(),
            List.of(),
            List.of(new LabRecording.Note(AT, 0, 0, "late")));
    assertThat(LabLines.summary(new LabRecording(List.of(one))))
        .isEqualTo("1 connection, 1 frame from clients, 1 note on the script");
  }

  private void write(LabNews... news) {
    List.of(news).forEach(lines::write);
  }
}
