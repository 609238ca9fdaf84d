package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.testkit.ManualLoop;
import dev.wiretwin.core.testkit.MemoryTransport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TcpSendingTest implements TcpSending.Listener {
  private final ManualLoop loop = new ManualLoop();
  private final MemoryTransport transport = new MemoryTransport(loop);
  private final ConnectionLog log = new ConnectionLog(loop, 0, 0, news -> {});
  private final TcpSending sending = new TcpSending(transport, log, this);
  private final List<String> told = new ArrayList<>();

  @Override
  public void finSent() {
    told.add("FIN");
  }

  @Override
  public void resetSent() {
    told.add("RST");
  }

  private List<String> notes() {
    return log.snapshot().notes().stream().map(LabRecording.Note::sentence).toList();
  }

  @Test
  void eachWriteIsOneOfTheTransportAndIsWrittenDown() {
    sending.write(Bytes.utf8("ab"));
    sending.write(Bytes.EMPTY);
    sending.write(Bytes.utf8("c"));
    assertThat(new String(transport.takeWritten(), StandardCharsets.US_ASCII)).isEqualTo("abc");
    assertThat(transport.writes()).isEqualTo(2);
    assertThat(log.snapshot().sent()).extracting(s -> s.what().text()).containsExactly("ab", "c");
  }

  @Test
  void whatComesAfterTheFinIsNotSentButNoted() {
    sending.fin();
    sending.fin();
    sending.write(Bytes.utf8("abc"));
    assertThat(transport.isHalfClosed()).isTrue();
    assertThat(transport.writes()).isZero();
    assertThat(told).containsExactly("FIN");
    assertThat(notes())
        .containsExactly(
            "no FIN was sent: the server had ended TCP",
            "3 bytes were not sent: the server had ended TCP");
  }

  @Test
  void aResetIsTheLastThingThatHappens() {
    sending.fin();
    sending.reset();
    sending.reset();
    sending.fin();
    assertThat(transport.isReset()).isTrue();
    assertThat(told).containsExactly("FIN", "RST");
    assertThat(log.snapshot().ends()).extracting(LabRecording.End::how).hasSize(1);
    assertThat(notes())
        .containsExactly(
            "the server ended TCP again: RST",
            "TCP was not reset: it had been",
            "no FIN was sent: the server had ended TCP");
  }

  @Test
  void nothingIsDoneToAClientThatIsGone() {
    sending.cancel();
    sending.write(Bytes.utf8("abc"));
    sending.fin();
    sending.reset();
    assertThat(transport.writes()).isZero();
    assertThat(transport.isHalfClosed()).isFalse();
    assertThat(transport.isReset()).isFalse();
    assertThat(told).isEmpty();
    assertThat(notes()).isEmpty();
  }

  @Test
  void whatTheTransportHoldsIsWaiting() {
    transport.stuck(true);
    sending.write(Bytes.utf8("abc"));
    assertThat(sending.waiting()).isEqualTo(3);
  }
}
