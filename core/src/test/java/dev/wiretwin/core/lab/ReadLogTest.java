package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.LabRecording.Seen;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReadLogTest {
  private final ReadLog log = new ReadLog();

  @Test
  void readsAreKeptInTheirOrderAndASnapshotStaysAsItWas() {
    assertThat(log.snapshot()).isEmpty();
    List<Seen<Bytes>> reads =
        LongStream.range(0, 20).mapToObj(i -> new Seen<>(i, Bytes.utf8("read " + i))).toList();
    reads.subList(0, 8).forEach(log::add);
    List<Seen<Bytes>> before = log.snapshot();
    reads.subList(8, 20).forEach(log::add);
    assertThat(before).isEqualTo(reads.subList(0, 8));
    assertThat(log.snapshot()).isEqualTo(reads);
  }

  @Test
  void theyAreBoundedInNumber() {
    Seen<Bytes> read = new Seen<>(1, Bytes.utf8("x"));
    for (int i = 0; i < ReadLog.MAX_READS; i++) {
      assertThat(log.add(read)).isTrue();
    }
    assertThat(log.add(read)).isFalse();
    assertThat(log.snapshot()).hasSize(ReadLog.MAX_READS);
  }

  @Test
  void theyAreBoundedInBytesAndWhatIsKeptHasNoHoles() {
    Bytes large = Bytes.of(new byte[40 << 20]);
    assertThat(log.add(new Seen<>(1, large))).isTrue();
    assertThat(log.add(new Seen<>(2, large))).isFalse();
    assertThat(log.add(new Seen<>(3, Bytes.utf8("x")))).isFalse();
    assertThat(log.snapshot()).hasSize(1);
  }
}
