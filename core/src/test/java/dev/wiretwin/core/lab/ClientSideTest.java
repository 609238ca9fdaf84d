package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.testkit.ManualLoop;
import dev.wiretwin.core.testkit.Rig;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ClientSideTest implements ClientSide.Listener {
  private final ConnectionLog log = new ConnectionLog(new ManualLoop(), 0, 0, news -> {});
  private final ClientSide client = new ClientSide(log, this);
  private final List<String> told = new ArrayList<>();

  @Override
  public void requestSeen() {
    told.add("request");
  }

  @Override
  public void frameSeen(Frame frame) {
    told.add(frame.payload().text());
  }

  private void take(byte[] bytes) {
    client.take(ByteBuffer.wrap(bytes));
  }

  private void take(String text) {
    take(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void requestAndFramesMayComeInOneSegment() {
    byte[] frames = WireFrame.join(WireFrame.text("a").asMasked(), WireFrame.of(9, new byte[0]));
    take(Bench.REQUEST + new String(frames, StandardCharsets.ISO_8859_1) + "\u0081");

    assertThat(told).containsExactly("request", "a", "");
    assertThat(client.hasRequested()).isTrue();
    assertThat(client.key()).isEqualTo(Rig.KEY);
    assertThat(client.frames(OptionalInt.empty())).isEqualTo(2);
    assertThat(client.frames(OptionalInt.of(9))).isEqualTo(1);
    assertThat(client.frames(OptionalInt.of(8))).isZero();
    LabRecording.Connection seen = log.snapshot();
    assertThat(seen.request()).get().extracting(r -> r.what().text()).isEqualTo(Bench.REQUEST);
    assertThat(seen.frames())
        .extracting(LabRecording.SeenFrame::masked)
        .containsExactly(true, false);
    assertThat(seen.trailing().hex()).isEqualTo("81");
    assertThat(seen.received())
        .extracting(read -> read.what().length())
        .containsExactly(Bench.REQUEST.length() + frames.length + 1);
  }

  @Test
  void aRequestThatIsNotCompleteIsTrailing() {
    take("GET / HT");
    assertThat(log.snapshot().trailing().text()).isEqualTo("GET / HT");
    assertThat(log.snapshot().request()).isEmpty();
    assertThat(client.hasRequested()).isFalse();
    assertThat(client.isMute()).isFalse();
  }

  @Test
  void aRequestWithoutEndIsNotedOnceAndMakesTheClientMute() {
    for (int i = 0; i < 3; i++) {
      take("x".repeat(RequestReader.MAX_BYTES));
    }
    assertThat(client.isMute()).isTrue();
    assertThat(told).containsExactly("request");
    assertThat(log.snapshot().notes())
        .singleElement()
        .extracting(LabRecording.Note::sentence)
        .isEqualTo("the request has no end within 65536 bytes");
  }

  @Test
  void framesThatCannotBeReadAreNoted() {
    take(Bench.REQUEST);
    take(new byte[] {1, 127, -1, -1, -1, -1, -1, -1, -1, -1});
    assertThat(log.snapshot().notes())
        .singleElement()
        .extracting(LabRecording.Note::sentence)
        .asString()
        .contains("announces");
  }

  @Test
  void theEndOfTheClientIsWrittenDown() {
    assertThat(client.hasEnded()).isFalse();
    client.end();
    assertThat(client.hasEnded()).isTrue();
    assertThat(client.isMute()).isTrue();
    assertThat(log.snapshot().ends())
        .extracting(LabRecording.End::who)
        .containsExactly(LabRecording.Who.CLIENT);
  }
}
