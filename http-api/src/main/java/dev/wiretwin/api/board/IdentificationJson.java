package dev.wiretwin.api.board;

import dev.wiretwin.bridge.identify.BootReason;
import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.identify.LuaInfo;
import dev.wiretwin.bridge.wifi.WifiStatus;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** What was found on a port, as JSON. Stateless. */
public final class IdentificationJson {
  private static final int FORMAT = 1;

  private IdentificationJson() {}

  /**
   * @param format rises when a field changes its meaning or goes away
   * @param kind such as {@code lua-firmware}, {@code boot-loop} or {@code silent}
   * @param lastWords of a board that does not listen
   * @param boot why it starts again and again
   */
  public record Answer(
      int format,
      String port,
      String kind,
      String summary,
      String advice,
      Integer baud,
      Lua lua,
      At at,
      Boot boot,
      String lastWords) {}

  /** What NodeMCU's firmware tells of itself; null where it does not. */
  public record Lua(
      String version,
      String release,
      String branch,
      String commit,
      String language,
      List<String> modules,
      boolean websocket,
      boolean integers,
      Long lfsBytes,
      Long heapBytes,
      Long chipId,
      Long flashBytes,
      Long uptimeSeconds,
      Boot boot,
      Wifi wifi) {}

  /** What AT firmware tells of itself. */
  public record At(String version, int generation, String binary) {}

  /** Why a board has started. */
  public record Boot(String kind, String words) {
    public static Boot of(BootReason reason) {
      return new Boot(Words.kebab(reason.kind().name()), reason.words());
    }
  }

  /** How a board stands with Wi-Fi. */
  public record Wifi(String words, boolean connected, String ssid, String ip, Integer rssi) {
    public static Wifi of(WifiStatus status) {
      OptionalInt rssi = status.rssi();
      return new Wifi(
          status.words(),
          status.hasAddress(),
          status.ssid().orElse(null),
          status.ip().orElse(null),
          rssi.isPresent() ? rssi.getAsInt() : null);
    }
  }

  public static Answer of(String port, Identification found) {
    Lua lua = null;
    At at = null;
    Boot boot = null;
    String lastWords = null;
    Integer baud = null;
    if (found instanceof Identification.LuaFirmware it) {
      lua = lua(it.info());
      baud = it.baud();
    } else if (found instanceof Identification.AtFirmware it) {
      at = new At(it.version(), it.generation(), it.binary());
      baud = it.baud();
    } else if (found instanceof Identification.BusyWithScript it) {
      lastWords = it.lastWords();
      baud = it.baud();
    } else if (found instanceof Identification.OtherFirmware it) {
      lastWords = it.lastWords();
      baud = it.baud();
    } else if (found instanceof Identification.BootLoop it) {
      boot = Boot.of(it.reason());
    }
    return new Answer(
        FORMAT,
        port,
        Words.kebab(found.getClass().getSimpleName()),
        found.summary(),
        found.advice(),
        baud,
        lua,
        at,
        boot,
        lastWords);
  }

  private static Lua lua(LuaInfo info) {
    return new Lua(
        told(info.version()),
        told(info.release()),
        told(info.branch()),
        told(info.commit()),
        told(info.lua()),
        info.modules(),
        info.hasWebsocket(),
        info.integers(),
        told(info.lfsBytes()),
        told(info.heapBytes()),
        told(info.chipId()),
        told(info.flashBytes()),
        told(info.uptimeSeconds()),
        info.boot().map(Boot::of).orElse(null),
        info.wifi().map(Wifi::of).orElse(null));
  }

  private static String told(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Long told(long number) {
    return number < 0 ? null : number;
  }

  /** Names as programs like them. */
  private static final class Words {
    /**
     * {@code LuaFirmware} and {@code POWER_ON} become {@code lua-firmware} and {@code power-on}.
     */
    static String kebab(String name) {
      return name.replaceAll("([a-z])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
    }
  }
}
