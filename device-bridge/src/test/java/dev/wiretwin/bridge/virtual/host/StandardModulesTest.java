package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.module.MemoryFileStore;
import dev.wiretwin.bridge.virtual.net.SystemNames;
import dev.wiretwin.bridge.virtual.websocket.WebsocketModule;
import dev.wiretwin.bridge.virtual.websocket.WebsocketSettings;
import dev.wiretwin.core.WebSocket;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandardModulesTest {
  private final Supplier<WebsocketModule> websocket =
      () -> new WebsocketModule(new WebsocketSettings(false, () -> 4));

  private final BoardAir air =
      new BoardAir(
          WebSocket.defaultNetwork(), Runnable::run, new SystemNames(), BoardSettings.DEFAULT);

  @Test // VB-28
  void theNamesAreThoseOfTheModulesAndOfTheFirmwaresOwn() {
    Stream<String> made =
        StandardModules.of(new MemoryFileStore(), air, websocket).stream()
            .map(maker -> maker.get().name());
    List<String> own = List.of("node", "pipe", "tmr", "uart");
    assertThat(StandardModules.names())
        .isSorted()
        .containsExactlyInAnyOrderElementsOf(Stream.concat(made, own.stream()).toList());
  }

  @Test
  void eachStartHasModulesOfItsOwn() {
    List<Supplier<dev.wiretwin.bridge.virtual.module.Module>> makers =
        StandardModules.of(new MemoryFileStore(), air, websocket);
    assertThat(makers.get(0).get()).isNotSameAs(makers.get(0).get());
  }

  @Test
  void aNameThatIsNoneIsFound() {
    assertThat(StandardModules.unknown(List.of("tmr", "websockets"))).containsExactly("websockets");
  }
}
