package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.module.BenchBoard;
import org.junit.jupiter.api.Test;

class WsInfoTest {
  @Test
  void buffersAreFreedButNotForgotten() {
    try (BenchBoard board = new BenchBoard()) {
      CMemory memory = new CMemory(board, false, 0);
      WsInfo ws = new WsInfo(new OsTimer(board.cpu, new CrashGuard(board)), new HeaderList());
      assertThat(ws.connectionState).isEqualTo(WsInfo.IDLE);
      UrlParser.Target target = new UrlParser.Target(true, new byte[] {'h'}, 443, new byte[] {'/'});
      int before = board.free;
      ws.prepare(target, memory);
      ws.frameBuffer = memory.zalloc(5);
      ws.knownFailureCode = -6;
      assertThat(ws.connectionState).isEqualTo(WsInfo.RESOLVING);
      assertThat(ws.secure).isTrue();
      ws.freeBuffers(memory);
      assertThat(board.free).isEqualTo(before);
      assertThat(ws.hostname.isFreed()).isTrue();
      assertThatThrownBy(() -> ws.freeBuffers(memory)).isInstanceOf(UndefinedBehaviour.class);
      ws.prepare(target, memory);
      assertThat(ws.frameBuffer).isNull();
      assertThat(ws.knownFailureCode).isZero();
    }
  }
}
