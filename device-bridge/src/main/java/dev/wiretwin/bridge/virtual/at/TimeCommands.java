package dev.wiretwin.bridge.virtual.at;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Commands about the time of day. No time server is ever heard, so the clock runs from the first
 * second of 1970, or from what it was set to, and jumps back at each reset (VB-79). One life; on
 * the board's processor only.
 */
final class TimeCommands {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss yyyy", Locale.ROOT);
  private static final int SECONDS_PER_HOUR = 3_600;
  private static final int MOST_ZONE = 14;
  private static final int MOST_SERVERS = 3;
  private static final long SECOND = 1_000_000;

  private final AtParts parts;
  private final AtTurn turn;
  private final List<String> servers = new ArrayList<>();
  private boolean enabled;
  private int zone;
  private long offset;

  TimeCommands(AtParts parts) {
    this.parts = parts;
    this.turn = parts.turn();
  }

  void offer(Map<String, AtCommand> table) {
    table.put("CIPSNTPCFG", this::configure);
    table.put("CIPSNTPTIME", this::tell);
    if (parts.generation() == AtGeneration.ESP_5) {
      table.put("SYSTIMESTAMP", this::stamp);
    }
  }

  private long seconds() {
    return offset + parts.cpu().micros() / SECOND;
  }

  private void configure(AtRequest request) throws AtRefusal {
    switch (request.kind()) {
      case ASK -> {
        StringJoiner all = new StringJoiner(",");
        all.add(enabled ? "1" : "0").add(String.valueOf(zone));
        servers.forEach(server -> all.add('"' + server + '"'));
        turn.answer("+CIPSNTPCFG:" + all);
      }
      case SET -> {
        request.demandCount(1, 2 + MOST_SERVERS);
        boolean wanted = request.number(0, 0, 1) == 1;
        int hours = request.number(1, -MOST_ZONE, MOST_ZONE, zone);
        List<String> named = new ArrayList<>();
        for (int i = 2; i < request.count(); i++) {
          named.add(request.text(i));
        }
        enabled = wanted;
        zone = hours;
        servers.clear();
        servers.addAll(named);
        turn.ok();
      }
      default -> throw AtRefusal.wrongKind();
    }
  }

  private void tell(AtRequest request) throws AtRefusal {
    if (request.kind() != AtRequest.Kind.ASK) {
      throw AtRefusal.wrongKind();
    }
    long local = seconds() + (enabled ? (long) zone * SECONDS_PER_HOUR : 0);
    LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
    turn.answer("+CIPSNTPTIME:" + FORM.format(time));
  }

  private void stamp(AtRequest request) throws AtRefusal {
    switch (request.kind()) {
      case ASK -> turn.answer("+SYSTIMESTAMP:" + seconds());
      case SET -> {
        request.demandCount(1, 1);
        offset = request.number(0, 0, Integer.MAX_VALUE) - parts.cpu().micros() / SECOND;
        turn.ok();
      }
      default -> throw AtRefusal.wrongKind();
    }
  }
}
