package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.lab.LabDiary;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.lab.LabNews;
import dev.wiretwin.core.lab.LabRecording;
import org.junit.jupiter.api.Test;

class LabEntryTest {
  private static final long MS = 1_000_000;

  private static LabEntry of(LabNews news) {
    return LabEntry.of(new LabDiary.Entry(7, news));
  }

  @Test
  void eachKindOfNewsHasItsWordItsConnectionAndItsTime() {
    Bytes head = Bytes.utf8("GET /");
    Frame frame = new Frame(false, 0, 2, Bytes.of(new byte[] {(byte) 0xff}));
    assertThat(of(new LabNews.Accepted(2, MS)))
        .isEqualTo(new LabEntry(7, 2, "accepted", new LabShown.Accepted(1)));
    assertThat(of(new LabNews.Requested(2, new LabRecording.Seen<>(MS, head))))
        .isEqualTo(new LabEntry(7, 2, "request", new LabShown.Sent(1, 5, "GET /", null)));
    assertThat(of(new LabNews.Framed(2, new LabRecording.SeenFrame(MS, true, frame))))
        .isEqualTo(
            new LabEntry(
                7, 2, "frame", new LabShown.SeenFrame(1, 2, false, true, 1, null, "/w==")));
    assertThat(of(new LabNews.Sent(2, new LabRecording.Seen<>(MS, head))).type()).isEqualTo("sent");
    LabRecording.End end = new LabRecording.End(MS, LabRecording.Who.SERVER, LabRecording.How.FIN);
    assertThat(of(new LabNews.Ended(2, end)))
        .isEqualTo(new LabEntry(7, 2, "end", new LabShown.End(1, "server", "fin")));
    assertThat(of(new LabNews.Noted(2, new LabRecording.Note(MS, 3, 0, "late"))))
        .isEqualTo(new LabEntry(7, 2, "note", new LabShown.Note(1, 3, 0, "late")));
  }
}
