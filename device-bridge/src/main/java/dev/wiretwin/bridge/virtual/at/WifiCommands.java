package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.module.AccessPoint;
import dev.wiretwin.bridge.virtual.module.StationConfig;
import java.util.Map;
import java.util.Optional;

/** Commands about networks and addresses. */
final class WifiCommands {
  private static final int WPA2 = 3;
  private static final int STATION = 1;
  private static final long SCAN_MICROS = 2_000_000;
  private static final String[] SUFFIXES = {"", "_CUR", "_DEF"};

  private final AtParts parts;
  private final AtTurn turn;
  private final AtAir air;
  private final String mac;
  private int mode;

  /**
   * @param mac of the station
   */
  WifiCommands(AtParts parts, AtAir air, String mac) {
    this.parts = parts;
    this.turn = parts.turn();
    this.air = air;
    this.mac = mac;
    this.mode = parts.flash().wifiMode();
  }

  void offer(Map<String, AtCommand> table) {
    boolean nonOs = parts.generation().isNonOs();
    for (String suffix : nonOs ? SUFFIXES : new String[] {""}) {
      table.put("CWMODE" + suffix, request -> mode(request, !suffix.equals("_CUR")));
      table.put("CWJAP" + suffix, request -> join(request, !suffix.equals("_CUR")));
      table.put("CWDHCP" + suffix, this::dhcp);
    }
    table.put("CWLAP", this::list);
    table.put("CWQAP", request -> quit());
    table.put("CWAUTOCONN", this::autoConnect);
    table.put("CIFSR", request -> addresses());
    if (!nonOs) {
      table.put("CWSTATE", this::state);
      table.put("CWRECONNCFG", this::reconnect);
    }
  }

  /** Whether what is set now is to be kept: by the name of the command, or by a switch. */
  private boolean stores(boolean byName) {
    return byName && parts.modes().is(AtMode.STORING);
  }

  private void mode(AtRequest request, boolean stores) throws AtRefusal {
    switch (request.kind()) {
      case ASK -> turn.answer("+" + request.name() + ":" + mode);
      case SET -> {
        request.demandCount(1, 2);
        mode = request.number(0, 0, 3);
        if (stores(stores)) {
          parts.flash().storeWifiMode(mode);
        }
        if ((mode & STATION) == 0) {
          parts.station().quit();
        }
        turn.ok();
      }
      case TEST -> turn.answer("+" + request.name() + ":(0-3)");
      case RUN -> throw AtRefusal.wrongKind();
    }
  }

  private void join(AtRequest request, boolean stores) throws AtRefusal {
    switch (request.kind()) {
      case ASK -> tellNetwork(request.name());
      case SET -> join(wanted(request), stores(stores));
      case RUN -> join(parts.flash().network(), false);
      case TEST -> throw AtRefusal.wrongKind();
    }
  }

  private StationConfig wanted(AtRequest request) throws AtRefusal {
    request.demandCount(2, 9);
    return new StationConfig(request.text(0), request.text(1), request.textIfThere(2));
  }

  private void join(StationConfig wanted, boolean stores) throws AtRefusal {
    if ((mode & STATION) == 0 || !wanted.isSet()) {
      throw AtRefusal.failed("");
    }
    parts
        .station()
        .join(
            wanted,
            code -> {
              if (code == AtStation.JOINED) {
                if (stores) {
                  parts.flash().store(wanted);
                }
                turn.ok();
              } else {
                parts.voice().line("+CWJAP:" + code);
                turn.refuse(AtRefusal.failed(""), "FAIL");
              }
            });
  }

  private void tellNetwork(String name) {
    Optional<AccessPoint> network = parts.station().network();
    boolean nonOs = parts.generation().isNonOs();
    if (network.isPresent()) {
      AccessPoint there = network.get();
      String text =
          String.format(
              "+%s:\"%s\",\"%s\",%d,%d",
              name, there.ssid(), there.bssid(), there.channel(), there.rssi());
      turn.answer(nonOs ? text : text + ",0,1,3,0,0");
    } else if (nonOs) {
      turn.answer("No AP");
    } else {
      turn.ok();
    }
  }

  private void dhcp(AtRequest request) throws AtRefusal {
    switch (request.kind()) {
      case ASK -> turn.answer("+" + request.name() + ":3");
      case SET -> {
        request.demandCount(2, 2);
        boolean nonOs = parts.generation().isNonOs();
        request.number(0, 0, nonOs ? 2 : 1);
        request.number(1, 0, nonOs ? 1 : 3);
        turn.ok();
      }
      default -> throw AtRefusal.wrongKind();
    }
  }

  private void list(AtRequest request) throws AtRefusal {
    if ((mode & STATION) == 0) {
      throw AtRefusal.failed("");
    }
    Optional<String> only = request.textIfThere(0);
    parts.cpu().after(SCAN_MICROS, () -> tellNetworks(only));
  }

  private void tellNetworks(Optional<String> only) {
    for (AccessPoint there : air.heard()) {
      if (only.isEmpty() || only.get().equals(there.ssid())) {
        parts
            .voice()
            .line(
                String.format(
                    "+CWLAP:(%d,\"%s\",%d,\"%s\",%d,-1,-1,4,4,7,0)",
                    there.password().isEmpty() ? 0 : WPA2,
                    there.ssid(),
                    there.rssi(),
                    there.bssid(),
                    there.channel()));
      }
    }
    turn.ok();
  }

  private void quit() {
    parts.station().quit();
    turn.ok();
  }

  private void autoConnect(AtRequest request) throws AtRefusal {
    switch (request.kind()) {
      case ASK -> turn.answer("+CWAUTOCONN:" + (parts.flash().joinsByItself() ? 1 : 0));
      case SET -> {
        request.demandCount(1, 1);
        parts.flash().storeJoinsByItself(request.number(0, 0, 1) == 1);
        turn.ok();
      }
      default -> throw AtRefusal.wrongKind();
    }
  }

  private void reconnect(AtRequest request) throws AtRefusal {
    switch (request.kind()) {
      case ASK -> turn.answer("+CWRECONNCFG:1,0");
      case SET -> {
        request.demandCount(2, 2);
        request.number(0, 0, 7200);
        request.number(1, 0, 1000);
        turn.ok();
      }
      default -> throw AtRefusal.wrongKind();
    }
  }

  private void state(AtRequest request) throws AtRefusal {
    if (request.kind() != AtRequest.Kind.ASK) {
      throw AtRefusal.wrongKind();
    }
    AtStation station = parts.station();
    String ssid = station.network().map(AccessPoint::ssid).orElse("");
    turn.answer("+CWSTATE:" + station.state().ordinal() + ",\"" + ssid + "\"");
  }

  private void addresses() {
    String ip = parts.station().isOnline() ? AtStation.ADDRESS : "0.0.0.0";
    parts.voice().line("+CIFSR:STAIP,\"" + ip + "\"");
    turn.answer("+CIFSR:STAMAC,\"" + mac + "\"");
  }
}
