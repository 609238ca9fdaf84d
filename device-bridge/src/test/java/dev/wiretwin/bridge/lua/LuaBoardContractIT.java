package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.client.WebSocketClientContract;
import dev.wiretwin.core.client.contract.Dialect;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every client, on a virtual board's own module behind a pseudo terminal. */
class LuaBoardContractIT extends WebSocketClientContract {
  @TempDir static Path folder;

  private static BridgeBench bench;
  private static LuaBoard link;
  private static BridgeBench.Ear ear;

  @BeforeAll
  static void plugIn() throws Exception {
    bench = new BridgeBench(folder, BoardSettings.DEFAULT);
    ear = new BridgeBench.Ear();
    link = bench.link(AgentSettings.DEFAULT, ear);
    ear.await("ready");
  }

  @AfterAll
  static void unplug() {
    System.out.println(
        bench.diary
            + " "
            + ear.news
            + ear.undelivered
            + "\n"
            + ear.console.substring(Math.max(0, ear.console.length() - 6000)));
    bench.close();
  }

  @Override
  protected WebSocketClient newClient() {
    return link.newClient();
  }

  @Override
  protected void drop(WebSocketClient client) {
    link.forget(client);
  }

  @Override
  protected Duration patience() {
    return Duration.ofSeconds(20);
  }

  @Override
  protected Dialect dialect() {
    return Dialect.NODEMCU_3_0_0;
  }
}
