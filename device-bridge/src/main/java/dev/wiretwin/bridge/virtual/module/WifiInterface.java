package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What {@code wifi.sta} and {@code wifi.ap} have in common: addresses. On the board's processor
 * only. Source: {@code app/modules/wifi.c}.
 */
final class WifiInterface {
  private static final String MAC = "[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}";
  private static final String QUAD = "[0-9]{1,3}(\\.[0-9]{1,3}){3}";
  private static final IpConfig NOTHING = new IpConfig("0.0.0.0", "0.0.0.0", "0.0.0.0");

  private final Supplier<Optional<IpConfig>> address;
  private final Consumer<IpConfig> fix;
  private String mac;

  /**
   * @param address the one in use
   * @param fix takes the address that a script chose
   */
  WifiInterface(String mac, Supplier<Optional<IpConfig>> address, Consumer<IpConfig> fix) {
    this.mac = mac;
    this.address = address;
    this.fix = fix;
  }

  void addTo(LuaLibrary library) {
    library
        .function("getmac", call -> call.returns(mac))
        .function("setmac", this::changeMac)
        .function("getip", this::getip)
        .function("setip", this::changeIp)
        .function("getbroadcast", this::getbroadcast);
  }

  private int changeMac(LuaCall call) {
    String wanted = call.string(1);
    if (!wanted.matches(MAC)) {
      throw new LuaError(1, "MAC:FF:FF:FF:FF:FF:FF");
    }
    mac = wanted.toLowerCase(Locale.ROOT).replace('-', ':');
    return call.returns(true);
  }

  private int getip(LuaCall call) {
    IpConfig now = address.get().orElse(null);
    return now == null
        ? call.returns((Object) null)
        : call.returns(now.ip(), now.netmask(), now.gateway());
  }

  private int getbroadcast(LuaCall call) {
    return call.returns(address.get().map(IpConfig::broadcast).orElse(null));
  }

  private int changeIp(LuaCall call) {
    if (!call.isTable(1)) {
      throw new LuaError("wrong arg type");
    }
    ConfigTable wanted = new ConfigTable(call.table(1));
    IpConfig now = address.get().orElse(NOTHING);
    fix.accept(
        new IpConfig(
            quad(wanted, "ip").orElse(now.ip()),
            quad(wanted, "netmask").orElse(now.netmask()),
            quad(wanted, "gateway").orElse(now.gateway())));
    return call.returns(true);
  }

  private static Optional<String> quad(ConfigTable wanted, String field) {
    return wanted.text(field).filter(text -> text.matches(QUAD));
  }
}
