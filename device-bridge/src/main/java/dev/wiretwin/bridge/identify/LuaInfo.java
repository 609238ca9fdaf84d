package dev.wiretwin.bridge.identify;

import dev.wiretwin.bridge.wifi.WifiStatus;
import java.util.List;
import java.util.Optional;

/**
 * What a board with NodeMCU's Lua firmware tells of itself. What it did not tell, or not in time,
 * is empty, or -1. A value.
 *
 * @param version such as {@code 3.0.0}
 * @param release such as {@code 3.0.0-release_20240225}
 * @param branch the source was built from
 * @param commit of that source
 * @param lua the language's version, such as {@code Lua 5.1}
 * @param modules in the build; of firmware before 3.0 those among the usual ones that are there
 * @param integers whether numbers have no fractions
 * @param lfsBytes size of the Lua flash store
 * @param heapBytes free memory
 * @param flashBytes size of the flash chip
 * @param uptimeSeconds since the board has started
 * @param boot why it has started last
 */
public record LuaInfo(
    String version,
    String release,
    String branch,
    String commit,
    String lua,
    List<String> modules,
    boolean integers,
    long lfsBytes,
    long heapBytes,
    long chipId,
    long flashBytes,
    long uptimeSeconds,
    Optional<BootReason> boot,
    Optional<WifiStatus> wifi) {
  public LuaInfo {
    modules = List.copyOf(modules);
  }

  public boolean hasWebsocket() {
    return modules.contains("websocket");
  }

  /** For example {@code 3.0.0-release_20240225}, or what comes nearest to it. */
  String name() {
    return release.isEmpty() ? version.isEmpty() ? "of unknown version" : version : release;
  }
}
