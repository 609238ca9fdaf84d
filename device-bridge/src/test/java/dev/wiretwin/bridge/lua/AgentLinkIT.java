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
      LuaBoard link = bench.link(AgentSettings.DEFAULT, ear);
      String ready = ear.await("ready");
      System.out.println(ready + " after " + (System.nanoTime() - begun) / 1e9);
      byte[] bytes = new byte[3000];
      new Random(1).nextBytes(bytes);
      System.out.println(
          "heap " + link.run("collectgarbage() return node.heap()").get(5, TimeUnit.SECONDS));
      begun = System.nanoTime();
      for (int n : new int[] {1, 100, 229, 300, 1000, 2000, 3000}) {
        byte[] part = java.util.Arrays.copyOf(bytes, n);
        try {
          assertThat(link.echo(part).get(3, TimeUnit.SECONDS)).isEqualTo(part);
        } catch (java.util.concurrent.TimeoutException late) {
          System.out.println(
              n
                  + " "
                  + link.counters()
                  + ear.undelivered
                  + ear.news
                  + ear.console.substring(ear.console.length() - 200)
                  + bench.diary);
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

  @Test
  void aClientOfTheBoardEchoes() throws Exception {
    try (BridgeBench bench = new BridgeBench(folder, BoardSettings.DEFAULT);
        dev.wiretwin.core.transport.netty.NettyNetwork network =
            new dev.wiretwin.core.transport.netty.NettyNetwork(
                2,
                dev.wiretwin.core.transport.netty.NettyNetwork.Kind.BEST,
                host -> java.util.List.of());
        dev.wiretwin.core.server.EchoServer server =
            dev.wiretwin.core.server.EchoServer.start(
                network,
                new java.net.InetSocketAddress("127.0.0.1", 0),
                java.util.Optional.empty(),
                new dev.wiretwin.core.server.EchoServer.Settings(
                    new dev.wiretwin.core.handshake.ServerHandshake(
                        java.util.List.of(), java.util.Optional.empty(), java.util.List.of()),
                    dev.wiretwin.core.engine.Timing.NODEMCU,
                    dev.wiretwin.core.frame.Limits.DEFAULT))) {
      BridgeBench.Ear ear = new BridgeBench.Ear();
      LuaBoard link = bench.link(AgentSettings.DEFAULT, ear);
      ear.await("ready");
      dev.wiretwin.core.client.WebSocketClient client = link.newClient();
      java.util.concurrent.BlockingQueue<String> events =
          new java.util.concurrent.LinkedBlockingQueue<>();
      client.on(dev.wiretwin.core.client.On.CONNECTION, c -> events.add("open"));
      client.on(dev.wiretwin.core.client.On.RECEIVE, (c, m, o) -> events.add(o + " " + m.text()));
      client.on(
          dev.wiretwin.core.client.On.CLOSE,
          (c, how) -> events.add("close " + how.status() + how.sentence()));
      client.connect("ws://127.0.0.1:" + server.port() + "/x");
      System.out.println(events.poll(5, TimeUnit.SECONDS));
      client.send("hello");
      System.out.println(events.poll(5, TimeUnit.SECONDS));
      client.close();
      System.out.println(events.poll(8, TimeUnit.SECONDS));
      client.connect("ws://127.0.0.1:" + server.port() + "/x");
      System.out.println(events.poll(5, TimeUnit.SECONDS));
      long begun = System.nanoTime();
      bench.fault("reset:watchdog");
      System.out.println(events.poll(8, TimeUnit.SECONDS) + (System.nanoTime() - begun) / 1e6);
      System.out.println(ear.await("ready") + (System.nanoTime() - begun) / 1e6);
      client.connect("ws://127.0.0.1:" + server.port() + "/x");
      System.out.println(events.poll(5, TimeUnit.SECONDS));
      System.out.println(ear.undelivered);
    }
  }
}
