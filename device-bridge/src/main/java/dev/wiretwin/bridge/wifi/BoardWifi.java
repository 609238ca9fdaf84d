package dev.wiretwin.bridge.wifi;

import dev.wiretwin.bridge.console.LuaRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * Brings a board into a Wi-Fi network and tells how it stands, by Lua that leaves nothing behind on
 * the board. A password goes to the board and nowhere else. For one thread, the runner's.
 *
 * <p>Source: manual page {@code wifi}.
 */
public final class BoardWifi {
  private static final String HEX =
      ":gsub(\".\",function(c) return (\"%02x\"):format(c:byte()) end)";

  private final LuaRunner runner;
  private final LongSupplier nanoClock;

  public BoardWifi(LuaRunner runner, LongSupplier nanoClock) {
    this.runner = runner;
    this.nanoClock = nanoClock;
  }

  /**
   * How the board stands now.
   *
   * @throws IOException if it does not answer
   */
  public WifiStatus status() throws IOException, InterruptedException {
    String numbers =
        runner.ask(
            "local s=wifi.sta ",
            "wifi.getmode()..\",\"..s.status()..\",\"..(s.getip() or \"\")..\",\""
                + "..(s.getrssi and s.getrssi() or \"\")");
    String[] parts = numbers.split(",", -1);
    try {
      return new WifiStatus(
          Integer.parseInt(parts[0]),
          Integer.parseInt(parts[1]),
          Optional.of(ssid()).filter(name -> !name.isEmpty()),
          Optional.of(parts[2]).filter(ip -> !ip.isEmpty()),
          parts[3].isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(parts[3])));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException garbled) {
      throw new IOException("the board tells of its Wi-Fi what we cannot read: " + numbers);
    }
  }

  private String ssid() throws IOException, InterruptedException {
    String hex = runner.ask("local n=wifi.sta.getconfig() or \"\" ", "(n" + HEX + ")");
    try {
      return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException garbled) {
      throw new IOException("the board tells of its network what we cannot read: " + hex);
    }
  }
}
