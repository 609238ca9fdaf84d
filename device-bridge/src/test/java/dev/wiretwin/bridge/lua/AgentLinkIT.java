package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentLinkIT {
  @TempDir Path folder;

  @Test
  void theAgentIsBroughtUpAndEchoes() throws Exception {
    try (BridgeBench bench = new BridgeBench(folder, BoardSettings.DEFAULT)) {
      BridgeBench.Ear ear = new BridgeBench.Ear();
      long begun = System.nanoTime();
      AgentLink link = bench.link(AgentSettings.DEFAULT, ear);
      String ready = ear.await("ready");
      System.out.println(ready + " after " + (System.nanoTime() - begun) / 1e9);
      byte[] bytes = new byte[3000];
      new Random(1).nextBytes(bytes);
      System.out.println("heap " + link.run("collectgarbage() return node.heap()").get(5, TimeUnit.SECONDS)); begun = System.nanoTime();
      for (int n : new int[] {1, 100, 229, 300, 1000, 2000, 3000}) {
        byte[] part = java.util.Arrays.copyOf(bytes, n);
        try {
          assertThat(link.echo(part).get(3, TimeUnit.SECONDS)).isEqualTo(part);
        } catch (java.util.concurrent.TimeoutException late) {
          System.out.println(n + " " + link.counters() + ear.undelivered + ear.news + ear.console.substring(ear.console.length() - 200) + bench.diary);
          throw late;
        }
      }
      System.out.println("echo after " + (System.nanoTime() - begun) / 1e9 + " " + link.counters());
      assertThat(link.run("return 1+1").get(5, TimeUnit.SECONDS)).isEqualTo("2");
      for (int i = 0; i < 20; i++) {
        begun = System.nanoTime();
        link.echo(new byte[1]).get(5, TimeUnit.SECONDS);
        System.out.println("ping " + (System.nanoTime() - begun) / 1e6);
      }
      System.out.println(link.run("collectgarbage() return node.heap()").get(5, TimeUnit.SECONDS));
    }
  }
}
