package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.lab.LabRecording.Connection;
import dev.wiretwin.core.lab.LabRecording.End;
import dev.wiretwin.core.lab.LabRecording.How;
import dev.wiretwin.core.lab.LabRecording.Note;
import dev.wiretwin.core.lab.LabRecording.Seen;
import dev.wiretwin.core.lab.LabRecording.SeenFrame;
import dev.wiretwin.core.lab.LabRecording.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabRecordingTest {
  @Test
  void aRecordingIsItsOwn() {
    SeenFrame frame = new SeenFrame(2, true, new Frame(true, 0, 1, Bytes.utf8("hi")));
    End end = new End(3, Who.CLIENT, How.RST);
    Seen<Bytes> write = new Seen<>(1, Bytes.utf8("x"));
    Note note = new Note(4, 0, 6_000_000, "late");
    List<SeenFrame> frames = new ArrayList<>(List.of(frame));
    List<End> ends = new ArrayList<>(List.of(end));
    List<Seen<Bytes>> sent = new ArrayList<>(List.of(write));
    List<Note> notes = new ArrayList<>(List.of(note));
    List<Seen<Bytes>> received = new ArrayList<>(List.of(write));
    Connection connection =
        new Connection(0, Optional.empty(), frames, Bytes.EMPTY, ends, sent, notes, received);
    List<Connection> connections = new ArrayList<>(List.of(connection));
    LabRecording recording = new LabRecording(connections);
    List.of(frames, ends, sent, notes, received, connections).forEach(List::clear);

    assertThat(recording.connections()).containsExactly(connection);
    assertThat(connection.frames()).containsExactly(frame);
    assertThat(connection.ends()).containsExactly(end);
    assertThat(connection.sent()).containsExactly(write);
    assertThat(connection.notes()).containsExactly(note);
    assertThat(connection.received()).containsExactly(write);
  }
}
