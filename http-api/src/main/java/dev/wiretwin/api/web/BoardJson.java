package dev.wiretwin.api.web;

import dev.wiretwin.api.board.BoardInfo;
import dev.wiretwin.api.board.BoardView;
import dev.wiretwin.api.board.IdentificationJson;
import dev.wiretwin.api.board.IdentificationJson.Boot;
import dev.wiretwin.api.board.IdentificationJson.Wifi;
import dev.wiretwin.api.board.Known;
import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.wifi.WifiNetwork;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A board as it is answered. A value; null where nothing is known.
 *
 * @param state {@code free}, {@code leased}, {@code busy} or {@code gone}
 * @param doing what is done with its line now
 * @param heldBy another program that has its port open
 * @param sessions that are on it
 * @param firmware what is on it, in one line; known once it was identified
 * @param firmwareKind {@code lua-firmware}, {@code at-firmware}, {@code boot-loop} and so on
 * @param advice what to do next
 * @param trouble why what was asked last did not work
 * @param byRequest whether DELETE ends it
 */
record BoardJson(
    String id,
    String kind,
    String port,
    String description,
    Usb usb,
    Long process,
    String state,
    String doing,
    String heldBy,
    int sessions,
    int baud,
    String firmware,
    String firmwareKind,
    String version,
    Boolean websocket,
    List<String> modules,
    Integer heap,
    Wifi wifi,
    List<Network> networks,
    Boot lastBoot,
    long restarts,
    String advice,
    String identifiedAt,
    String trouble,
    LeaseJson lease,
    boolean byRequest) {
  /** What its adapter tells of itself. */
  record Usb(String id, String manufacturer, String product, String serialNumber, String location) {
    static Usb of(BoardInfo.Usb usb) {
      return new Usb(
          usb.id().orElse(null),
          usb.manufacturer().orElse(null),
          usb.product().orElse(null),
          usb.serialNumber().orElse(null),
          usb.location().orElse(null));
    }
  }

  /** A network it has heard. */
  record Network(String ssid, String bssid, int rssi, String security, int channel) {
    static Network of(WifiNetwork heard) {
      return new Network(
          heard.ssid(), heard.bssid(), heard.rssi(), heard.security(), heard.channel());
    }
  }

  static BoardJson of(BoardView view) {
    BoardInfo info = view.info();
    Known known = view.known();
    IdentificationJson.Answer found =
        known.found().map(it -> IdentificationJson.of(info.port(), it)).orElse(null);
    IdentificationJson.Lua lua = found == null ? null : found.lua();
    return new BoardJson(
        info.id(),
        word(info.kind()),
        info.port(),
        info.description(),
        info.usb().map(Usb::of).orElse(null),
        info.process().isPresent() ? info.process().getAsLong() : null,
        word(view.state()),
        view.doing().orElse(null),
        view.heldBy().orElse(null),
        view.sessions(),
        view.baud(),
        known.found().map(Identification::summary).orElse(null),
        found == null ? null : found.kind(),
        lua == null ? null : lua.version(),
        lua == null ? null : lua.websocket(),
        lua == null ? null : lua.modules(),
        heap(known.heap(), lua),
        known.wifi().map(Wifi::of).orElse(null),
        known.networks().isEmpty() ? null : known.networks().stream().map(Network::of).toList(),
        known.boot().map(Boot::of).orElse(null),
        known.restarts(),
        advice(info, found),
        known.foundAt().map(Instant::toString).orElse(null),
        known.trouble().or(view::obstacle).orElse(null),
        view.lease().map(LeaseJson::of).orElse(null),
        view.byRequest());
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  private static Integer heap(OptionalInt agents, IdentificationJson.Lua lua) {
    if (agents.isPresent()) {
      return agents.getAsInt();
    }
    return lua == null || lua.heapBytes() == null ? null : Math.toIntExact(lua.heapBytes());
  }

  /** The command line's advice names its own commands: here it is the address that helps. */
  private static String advice(BoardInfo info, IdentificationJson.Answer found) {
    return found == null
        ? null
        : found
            .advice()
            .replace(
                "./wiretwin boards wifi PORT", "POST " + BoardRoutes.place(info.id()) + "/wifi");
  }
}
