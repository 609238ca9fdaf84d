package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.transport.netty.NameLookup;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JvmSourceTest {
  @Test
  void itsClientsConnectOnlyWhereTheLookupLetsThem() throws Exception {
    Destinations none = new Destinations(address -> false, NameLookup.SYSTEM);
    try (JvmSource source = new JvmSource(none)) {
      WebSocketClient client = source.newClient(OptionalLong.empty());
      CompletableFuture<Close> close = new CompletableFuture<>();
      client.on(On.CLOSE, (ws, how) -> close.complete(how));
      client.connect("ws://127.0.0.1:9/");
      assertThat(close.get(10, TimeUnit.SECONDS).status()).isEqualTo(-5);
      source.giveBack(client);
    }
  }
}
