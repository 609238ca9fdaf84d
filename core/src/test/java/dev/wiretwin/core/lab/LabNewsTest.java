package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.lab.LabRecording.How;
import dev.wiretwin.core.lab.LabRecording.Seen;
import dev.wiretwin.core.lab.LabRecording.Who;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabNewsTest {
  @Test
  void allNewsSaysWhoseItIs() {
    Frame frame = new Frame(true, 0, 1, Bytes.EMPTY);
    List<LabNews> news =
        List.of(
            new LabNews.Accepted(3, 0),
            new LabNews.Requested(3, new Seen<>(0, Bytes.EMPTY)),
            new LabNews.Framed(3, new LabRecording.SeenFrame(0, true, frame)),
            new LabNews.Sent(3, new Seen<>(0, Bytes.EMPTY)),
            new LabNews.Ended(3, new LabRecording.End(0, Who.SERVER, How.FIN)),
            new LabNews.Noted(3, new LabRecording.Note(0, 0, 0, "x")));
    assertThat(news).extracting(LabNews::connection).containsOnly(3);
  }
}
