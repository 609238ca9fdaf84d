package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.lab.LabRecording.How;
import dev.wiretwin.core.lab.LabRecording.Who;
import dev.wiretwin.core.testkit.ManualLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionLogTest {
  private final ManualLoop loop = new ManualLoop();
  private final List<LabNews> told = new ArrayList<>();

  private ConnectionLog log() {
    return new ConnectionLog(loop, 100, 7, told::add);
  }

  private static Frame frame(int bytes) {
    return new Frame(true, 0, 2, Bytes.of(new byte[bytes]));
  }

  private static ByteTail tail(String text) {
    ByteTail tail = new ByteTail(1000);
    tail.add(Bytes.utf8(text).toArray(), 0, text.length());
    return tail;
  }

  @Test
  void everythingIsKeptWithItsTimeSinceTheStart() {
    loop.advance(1_000);
    ConnectionLog log = log();
    loop.advance(1);
    log.request(Bytes.utf8("GET"));
    loop.advance(1);
    log.frame(true, frame(3));
    loop.advance(1);
    log.sent(Bytes.utf8("hi"));
    loop.advance(1);
    log.ended(Who.CLIENT, How.FIN);
    log.step(4);
    log.note(77, "late");

    LabRecording.Connection seen = log.snapshot();
    assertThat(seen.acceptedAt()).isEqualTo(900);
    assertThat(seen.request()).contains(new LabRecording.Seen<>(901, Bytes.utf8("GET")));
    assertThat(seen.frames()).containsExactly(new LabRecording.SeenFrame(902, true, frame(3)));
    assertThat(seen.sent()).containsExactly(new LabRecording.Seen<>(903, Bytes.utf8("hi")));
    assertThat(seen.ends()).containsExactly(new LabRecording.End(904, Who.CLIENT, How.FIN));
    assertThat(seen.notes()).containsExactly(new LabRecording.Note(904, 4, 77, "late"));
    assertThat(told).hasSize(5).allMatch(news -> news.connection() == 7);
  }

  @Test
  void aSnapshotStaysAsItWas() {
    ConnectionLog log = log();
    log.sent(Bytes.utf8("one"));
    LabRecording.Connection before = log.snapshot();
    log.sent(Bytes.utf8("two"));
    assertThat(before.sent()).hasSize(1);
    assertThat(log.snapshot().sent()).hasSize(2);
  }

  @Test
  void aSideEndsTcpOnce() {
    ConnectionLog log = log();
    log.ended(Who.CLIENT, How.FIN);
    log.ended(Who.SERVER, How.FIN);
    log.ended(Who.CLIENT, How.RST);
    assertThat(log.snapshot().ends()).extracting(LabRecording.End::how).containsOnly(How.FIN);
    assertThat(log.snapshot().notes())
        .extracting(LabRecording.Note::sentence)
        .containsExactly("the client ended TCP again: RST");
  }

  @Test
  void theTailGoesWithWhatItHasBecome() {
    ConnectionLog log = log();
    log.tail(tail("abc"));
    log.sent(Bytes.utf8("x"));
    assertThat(log.snapshot().trailing().text()).isEqualTo("abc");
    log.frame(true, frame(1));
    assertThat(log.snapshot().trailing()).isEqualTo(Bytes.EMPTY);
    log.tail(tail("d"));
    log.request(Bytes.utf8("GET"));
    assertThat(log.snapshot().trailing()).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void framesAndWritesAreBoundedInNumberWhileEndsAreStillKept() {
    ConnectionLog log = log();
    for (int i = 0; i < ConnectionLog.MAX_ENTRIES + 10; i++) {
      log.frame(true, frame(0));
    }
    log.sent(Bytes.utf8("x"));
    log.ended(Who.CLIENT, How.FIN);
    LabRecording.Connection seen = log.snapshot();
    assertThat(seen.frames()).hasSize(ConnectionLog.MAX_ENTRIES);
    assertThat(seen.sent()).isEmpty();
    assertThat(seen.ends()).hasSize(1);
    assertThat(seen.notes())
        .singleElement()
        .extracting(LabRecording.Note::sentence)
        .asString()
        .contains("the recording is full, with 100000 frames and writes");
    assertThat(told).hasSize(ConnectionLog.MAX_ENTRIES + 10 + 3);
  }

  @Test
  void whatCameIsKeptAsItCameAndIsToldToNobody() {
    ConnectionLog log = log();
    loop.advance(101);
    log.received(Bytes.utf8("GET"));
    assertThat(log.snapshot().received())
        .containsExactly(new LabRecording.Seen<>(1, Bytes.utf8("GET")));
    assertThat(told).isEmpty();
  }

  @Test
  void thatMoreCameThanIsKeptIsNotedOnce() {
    ConnectionLog log = log();
    for (int i = 0; i < ReadLog.MAX_READS + 2; i++) {
      log.received(Bytes.EMPTY);
    }
    assertThat(log.snapshot().received()).hasSize(ReadLog.MAX_READS);
    assertThat(log.snapshot().notes()).hasSize(1);
  }

  @Test
  void bytesAreBounded() {
    ConnectionLog log = log();
    Bytes large = Bytes.of(new byte[15 << 20]);
    for (int i = 0; i < 6; i++) {
      log.sent(large);
    }
    log.sent(Bytes.utf8("x"));
    assertThat(log.snapshot().sent()).hasSize(4);
    assertThat(log.snapshot().notes()).hasSize(1);
  }

  @Test
  void notesAreBounded() {
    ConnectionLog log = log();
    for (int i = 0; i < ConnectionLog.MAX_ENTRIES + 10; i++) {
      log.note("again");
    }
    List<LabRecording.Note> notes = log.snapshot().notes();
    assertThat(notes).hasSize(ConnectionLog.MAX_ENTRIES + 1);
    assertThat(notes.get(notes.size() - 1).sentence()).contains("not kept");
  }

  @Test
  void anotherThreadSeesWhatHappenedUpToSomeMomentAndNeverLess() throws Exception {
    ConnectionLog log = log();
    CompletableFuture<Void> reader =
        CompletableFuture.runAsync(
            () -> {
              int seen = 0;
              while (seen < 50_000) {
                LabRecording.Connection now = log.snapshot();
                assertThat(now.sent().size()).isGreaterThanOrEqualTo(seen);
                // a frame is always written down before the write that follows it
                assertThat(now.frames().size() - now.sent().size()).isBetween(0, 1);
                assertThat(now.sent()).doesNotContainNull();
                seen = now.sent().size();
              }
            });
    for (int i = 0; i < 50_000; i++) {
      log.frame(true, frame(0));
      log.sent(Bytes.EMPTY);
    }
    reader.get(60, TimeUnit.SECONDS);
  }
}
