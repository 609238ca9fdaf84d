package dev.wiretwin.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.core.scenario.Digest;
import dev.wiretwin.core.scenario.TraceEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordStreamTest {
  private final RecordStream stream = new RecordStream();

  private static TraceEvent event(RecordStream.Told told) {
    return ((RecordStream.Seen) told).event();
  }

  @Test
  void recordsMayBeCutAnywhere() throws RecordStream.Garbled {
    assertThat(stream.take("0:b;c1,25")).containsExactly(new RecordStream.Begun());
    List<RecordStream.Told> told = stream.take("1:00,1,c;p3;i;z;");
    assertThat(event(told.get(0)).at()).isEqualTo(2_500_000);
    assertThat(told.subList(1, 4))
        .containsExactly(
            new RecordStream.Steps(3), new RecordStream.Idle(), new RecordStream.Ended());
  }

  @Test
  void eachKindOfEventIsRead() throws RecordStream.Garbled {
    List<RecordStream.Told> told =
        stream.take(
            "0:r2,1,3,n,1,2,-,6869;r1,1,3,u,2,700,4294967295,ff;x1,2,2,c,-17;x1,2,1,#-100,nil;"
                + "e1,3,4,6e6f;c1,3,2,table;r1,4,3,c,nil,0,-,;");
    TraceEvent.Receive first = (TraceEvent.Receive) event(told.get(0));
    assertThat(first.payload().text()).isEqualTo("hi");
    assertThat(first.c()).isEqualTo(2);
    assertThat(first.given().orElseThrow().first()).isEqualTo("nil");
    TraceEvent.Receive heavy = (TraceEvent.Receive) event(told.get(1));
    assertThat(heavy.digest()).contains(new Digest(700, 4294967295L));
    assertThat(heavy.given().orElseThrow().first()).isEqualTo("userdata");
    assertThat(((TraceEvent.Closed) event(told.get(2))).close().status()).isEqualTo(-17);
    TraceEvent.Closed lonely = (TraceEvent.Closed) event(told.get(3));
    assertThat(lonely.close().status()).isEqualTo(-100);
    assertThat(lonely.given().orElseThrow().number()).hasValue(-100);
    assertThat(event(told.get(4))).isEqualTo(new TraceEvent.Error(3_000, 1, 4, "no"));
    assertThat(((TraceEvent.Connection) event(told.get(5))).given().orElseThrow().first())
        .isEqualTo("table");
    assertThat(((TraceEvent.Receive) event(told.get(6))).opcode()).isEqualTo(-1);
  }

  @Test
  void whatIsNotWholeIsNotBelieved() throws RecordStream.Garbled {
    stream.take("0:b;");
    for (String bad : List.of("0:b;", "2:b;", "x", "1")) {
      assertThatExceptionOfType(RecordStream.Garbled.class)
          .isThrownBy(() -> stream.take(bad))
          .withMessageContaining("piece 1");
    }
    for (String bad : List.of("r1,1,3,c,1,5,-,68;", "x1;", ";", "q1,1,1,c;", "c1,x,1,c;")) {
      assertThatExceptionOfType(RecordStream.Garbled.class)
          .isThrownBy(() -> new RecordStream().take("0:" + bad))
          .withMessageContaining("cannot read");
    }
    assertThatExceptionOfType(RecordStream.Garbled.class)
        .isThrownBy(() -> new RecordStream().take("0:" + "x".repeat(5_000)))
        .withMessageContaining("without an end");
  }
}
