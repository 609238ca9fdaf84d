package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WifiInterfaceTest {
  private final BenchBoard board = new BenchBoard();
  private Optional<IpConfig> address = Optional.empty();

  @BeforeEach
  void install() {
    LuaLibrary library = new LuaLibrary("net");
    new WifiInterface("5c:cf:7f:00:00:01", () -> address, to -> address = Optional.of(to))
        .addTo(library);
    board.lua.install(library);
  }

  @AfterEach
  void close() {
    board.close();
  }

  private void tells(String text, Object... expected) {
    board.told.clear();
    board.run(text);
    assertThat(board.told).containsExactly(expected);
  }

  @Test
  void withoutAnAddressThereIsNothingToTell() {
    tells("tell(net.getip()) tell(net.getbroadcast())", null, null);
  }

  @Test
  void anAddressIsFixedFieldByField() {
    tells("tell(net.setip{ip='10.0.0.9', netmask='255.255.0.0', gateway='x'})", true);
    tells("tell(net.getip())", "10.0.0.9", "255.255.0.0", "0.0.0.0");
    tells("net.setip{gateway='10.0.0.1'} tell(net.getip())", "10.0.0.9", "255.255.0.0", "10.0.0.1");
    tells("tell(net.getbroadcast())", "10.0.255.255");
    tells("tell((pcall(net.setip, 'ip')))", false);
  }

  @Test
  void theHardwareAddressCanBeChanged() {
    tells("tell(net.getmac())", "5c:cf:7f:00:00:01");
    tells("tell(net.setmac('AA-BB-CC-DD-EE-FF'), net.getmac())", true, "aa:bb:cc:dd:ee:ff");
    tells(
        "tell(pcall(net.setmac, 'AA'))",
        false,
        "bad argument #1 to 'setmac' (MAC:FF:FF:FF:FF:FF:FF)");
  }
}
