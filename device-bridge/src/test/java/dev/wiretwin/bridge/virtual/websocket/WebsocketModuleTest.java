package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.BenchBoard;
import dev.wiretwin.bridge.virtual.module.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebsocketModuleTest {
  private final BenchBoard board = new BenchBoard();
  private final WebsocketModule module = new WebsocketModule(new WebsocketSettings(false, () -> 0));

  @AfterEach
  void close() {
    board.close();
  }

  @Test
  void scriptsFindTheModuleAndItsClients() {
    module.stop();
    module.start(board);
    assertThat(module.name()).isEqualTo("websocket");
    board.run("ws = websocket.createClient()");
    board.run(
        "for _, n in ipairs{'on','config','connect','send','close','__gc','x'} do tell(type(ws[n])) end");
    assertThat(board.told)
        .containsExactly(
            "function", "function", "function", "function", "function", "function", "nil");
    board.run("tell(type(ws), pcall(ws.send, 5))");
    assertThat(board.told)
        .endsWith(
            "userdata",
            false,
            "calling 'send' on bad self (websocket.client expected, got number)");
  }

  @Test
  void aClientThatNobodyHoldsIsCollected() {
    module.start(board);
    board.run(
        "do local w = websocket.createClient() w:on('close', function(c) tell(c) end) end"
            + " collectgarbage() collectgarbage()");
    assertThat(board.told).containsExactly(-100.0);
  }

  @Test
  void anAllocationFailsOnCue() {
    module.start(board);
    module.failAllocation(1);
    board.run("w = websocket.createClient() w:connect('ws://1.2.3.4/')");
    assertThat(board.diagnoses)
        .containsExactly("undefined: ws_connect writes to memory it did not get");
    assertThat(board.resets).hasSize(1);
  }

  @Test
  void nothingHappensAfterTheStop() {
    module.start(board);
    board.run("w = websocket.createClient() w:on('close', function() tell('close') end)");
    module.stop();
    board.run("w:connect('bad')");
    assertThat(board.told).isEmpty();
  }

  @Test
  void theDocumentedProfileIsAnotherClientUnderTheSameNames() {
    board.profile = Profile.DOCUMENTED;
    module.start(board);
    board.run("w = websocket.createClient() tell(type(w.connect), pcall(w.send, w, 'x'))");
    assertThat(board.told).startsWith("function", false);
    assertThat(board.told.get(2)).asString().contains("Websocket isn't connected");
  }
}
