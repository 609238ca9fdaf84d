package dev.wiretwin.bridge.virtual.host;

import dev.wiretwin.bridge.virtual.module.CryptoModule;
import dev.wiretwin.bridge.virtual.module.EncoderModule;
import dev.wiretwin.bridge.virtual.module.FileModule;
import dev.wiretwin.bridge.virtual.module.FileStore;
import dev.wiretwin.bridge.virtual.module.Module;
import dev.wiretwin.bridge.virtual.module.NetModule;
import dev.wiretwin.bridge.virtual.module.SjsonModule;
import dev.wiretwin.bridge.virtual.websocket.WebsocketModule;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The modules a virtual board's firmware is built with. Stateless, any thread. */
public final class StandardModules {
  /** All that can be left out of a build, the firmware's own among them. */
  private static final List<String> NAMES =
      List.of(
          "crypto",
          "encoder",
          "file",
          "net",
          "node",
          "pipe",
          "sjson",
          "tmr",
          "uart",
          "websocket",
          "wifi");

  private StandardModules() {}

  /** The names that one may leave out, in alphabetical order. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * Makers of the modules that are not the firmware's own, see {@link
   * dev.wiretwin.bridge.virtual.firmware.BoardParts}.
   */
  static List<Supplier<Module>> of(
      FileStore files, BoardAir air, Supplier<WebsocketModule> websocket) {
    return List.of(
        () -> new CryptoModule(files),
        EncoderModule::new,
        () -> new FileModule(files),
        () -> new NetModule(air::address, BoardAir.NAME_SERVER),
        SjsonModule::new,
        websocket::get,
        air::newStation);
  }

  /** The names that are none, for a complaint. */
  public static List<String> unknown(List<String> wanted) {
    return wanted.stream().filter(name -> !NAMES.contains(name)).collect(Collectors.toList());
  }
}
