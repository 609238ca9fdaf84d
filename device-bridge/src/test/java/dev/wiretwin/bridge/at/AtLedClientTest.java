package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.deflate.DeflateOffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AtLedClientTest {
  private final ToyModule toy = new ToyModule().withWebSockets().up();
  private final AtLedClient client = new AtLedClient(toy.module.newModuleClient(Runnable::run));

  @Test
  void ofWhatIsSetOnlyTheHeadersCount() {
    client.config(
        ClientConfig.DEFAULT.withDeflate(DeflateOffer.DEFAULT).withHeader("X-Token", "abc"));
    client.connect("ws://10.0.0.7/");
    toy.pass(0);
    assertThat(toy.seen).anyMatch(line -> line.contains("X-Token"));
    assertThat(client.isOpen()).isTrue();
    client.send("hi");
    client.send("hi", 1);
    client.send(new byte[] {1}, 2);
    toy.pass(1);
    assertThat(toy.seen).filteredOn(line -> line.startsWith("AT+WSSEND")).hasSize(3);
    assertThatThrownBy(() -> client.close(1000, "bye"))
        .isInstanceOf(UnsupportedOperationException.class);
    client.close();
  }

  @Test
  void theRestIsTheModules() {
    List<Integer> closes = new ArrayList<>();
    client.on(On.CLOSE, (its, close) -> closes.add(close.status()));
    client.connect("nonsense");
    toy.pass(0);
    assertThat(closes).containsExactly(-1);
    assertThatIllegalStateException().isThrownBy(() -> client.send("hi"));
  }
}
