package dev.wiretwin.core.engine.autobahn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.engine.CloseFrame;
import dev.wiretwin.core.engine.Side;
import dev.wiretwin.core.engine.autobahn.FuzzCase.Ending;
import dev.wiretwin.core.engine.autobahn.FuzzCase.Stage;
import dev.wiretwin.core.frame.CloseCode;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.testkit.RawPeer;
import dev.wiretwin.core.testkit.WireFrame;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Plays the cases over a real socket against a client that echoes, as the suite's fuzzing server
 * does, and judges as strictly as {@link Fuzzer}. One case; for the script of one connection.
 */
final class SocketFuzzer {
  /** A pong to this shows that nothing else was answered before. */
  private static final WireFrame FENCE = Frames.ping("that was all");

  private final RawPeer peer;

  SocketFuzzer(RawPeer peer) {
    this.peer = peer;
  }

  /** Plays the frames of a case; what the client's own close event must say is {@link #judge}. */
  void play(FuzzCase row) throws IOException {
    int last = row.stages().size() - 1;
    for (Stage stage : row.stages().subList(0, last)) {
      send(stage.sent(), row.chop());
      expect(stage.answers());
    }
    Stage stage = row.stages().get(last);
    send(stage.sent(), row.chop());
    expect(stage.answers());
    switch (row.ending()) {
      case FUZZER_CLOSES -> {
        peer.write(FENCE);
        expect(List.of(Frames.pong(FENCE.text())));
        peer.write(Frames.close(CloseCode.NORMAL));
        expectClose(CloseCode.NORMAL);
      }
      case CASE_CLOSES -> expectClose(row.code());
      case TESTEE_FAILS -> expectFailure(row.code());
    }
    isDeaf();
  }

  /** The second of three pieces of a text breaks it: that must show before the third. */
  void playFailFast(List<byte[]> pieces, int code) throws IOException {
    peer.write(pieces.get(0));
    peer.write(pieces.get(1));
    expectFailure(code);
    peer.write(pieces.get(2));
    isDeaf();
  }

  private void send(List<WireFrame> frames, Chop chop) throws IOException {
    if (chop.equals(Chop.FRAMES)) {
      for (WireFrame frame : frames) {
        peer.write(frame);
      }
      return;
    }
    byte[] all = WireFrame.join(frames.toArray(WireFrame[]::new));
    for (int from = 0; from < all.length; ) {
      int to = all.length - from > chop.bytes() ? from + chop.bytes() : all.length;
      peer.write(Arrays.copyOfRange(all, from, to));
      from = to;
    }
  }

  private void expect(List<WireFrame> answers) throws IOException {
    for (WireFrame answer : answers) {
      assertThat(peer.readFrame()).isEqualTo(answer.asMasked());
    }
  }

  private void expectClose(int code) throws IOException {
    WireFrame echo = code == CloseCode.NO_STATUS ? Frames.close() : Frames.close(code);
    expect(List.of(echo));
  }

  private void expectFailure(int code) throws IOException {
    WireFrame close = peer.readFrame();
    assertThat(close.first()).isEqualTo(0x80 | Opcode.CLOSE);
    assertThat(close.masked()).isTrue();
    assertThat(close.closeCode()).isEqualTo(code);
    assertThat(close.payload()).hasSizeLessThanOrEqualTo(125);
  }

  /** Behind its close frame the client says nothing more, and ends TCP once we have. */
  private void isDeaf() throws IOException {
    peer.write(Frames.text("too late"), Frames.ping("too late"), Frames.close(CloseCode.NORMAL));
    peer.fin();
    assertThat(peer.isAtEnd()).isTrue();
  }

  /** What the client's close event must say of a case that was played. */
  static void judge(FuzzCase row, Close close) {
    judge(row.ending() == Ending.TESTEE_FAILS, row.code(), close);
  }

  static void judge(boolean fails, int code, Close close) {
    assertThat(close.sent()).as("%s", close).map(CloseFrame::code).hasValue(code);
    if (fails) {
      assertThat(close.first()).isEqualTo(Side.US);
      assertThat(close.status()).isNegative();
    } else {
      assertThat(close.received()).map(CloseFrame::code).hasValue(code);
      assertThat(close.first()).isEqualTo(Side.PEER);
      assertThat(close.clean()).isTrue();
    }
  }
}
