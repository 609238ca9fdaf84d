package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Commands that open, close and list links. */
final class LinkCommands {
  private static final int MOST_PORT = 65_535;
  private static final int MOST_KEEP_ALIVE = 7200;
  private static final int ALL = 5;
  private static final int NO_NETWORK = 0x76;

  private final AtParts parts;
  private final AtTurn turn;
  private final AtLinks links;
  private final TcpStack stack;
  private final Runnable restart;

  /**
   * @param restart what TLS without memory ends in
   */
  LinkCommands(AtParts parts, TcpStack stack, Runnable restart) {
    this.parts = parts;
    this.turn = parts.turn();
    this.links = parts.links();
    this.stack = stack;
    this.restart = restart;
  }

  void offer(Map<String, AtCommand> table) {
    table.put("CIPMUX", this::many);
    table.put("CIPSTART", this::start);
    table.put("CIPSTARTEX", this::startAnywhere);
    table.put("CIPCLOSE", this::close);
    table.put("CIPSTATUS", request -> status());
    table.put("CIPDOMAIN", this::domain);
    table.put("CIPDINFO", this::details);
    table.put("PING", this::ping);
    if (parts.generation().isNonOs()) {
      table.put("CIPSSLSIZE", this::tlsBuffer);
    } else {
      table.put("CIPSTATE", this::state);
    }
  }

  private void many(AtRequest request) throws AtRefusal {
    switch (request.kind()) {
      case ASK -> turn.answer("+CIPMUX:" + parts.modes().value(AtMode.MANY_LINKS));
      case SET -> {
        request.demandCount(1, 1);
        int wanted = request.number(0, 0, 1);
        if (!links.all().isEmpty()) {
          throw AtRefusal.failed("link is builded");
        } else if (wanted == 0 && parts.modes().is(AtMode.SERVING)) {
          throw AtRefusal.failed("CIPSERVER must be 0");
        } else if (wanted == 1 && parts.modes().is(AtMode.PASSTHROUGH)) {
          throw AtRefusal.failed("IPMODE must be 0");
        }
        parts.modes().put(AtMode.MANY_LINKS, wanted);
        turn.ok();
      }
      default -> throw AtRefusal.wrongKind();
    }
  }

  private void start(AtRequest request) throws AtRefusal {
    demandSet(request);
    boolean many = parts.modes().is(AtMode.MANY_LINKS);
    int id = many ? request.number(0, 0, AtLinks.MOST - 1, "ID ERROR") : 0;
    start(id, request, many ? 1 : 0);
  }

  private void startAnywhere(AtRequest request) throws AtRefusal {
    demandSet(request);
    List<Integer> free = links.free();
    if (free.isEmpty()) {
      throw AtRefusal.failed("no free link");
    }
    start(free.get(0), request, 0);
  }

  private static void demandSet(AtRequest request) throws AtRefusal {
    if (request.kind() != AtRequest.Kind.SET) {
      throw AtRefusal.wrongKind();
    }
  }

  private void start(int id, AtRequest request, int first) throws AtRefusal {
    request.demandCount(first + 3, first + 5);
    AtPeer peer = peer(request, first);
    request.number(first + 3, 0, MOST_KEEP_ALIVE, 0);
    if (links.isTaken(id)) {
      throw AtRefusal.failed("ALREADY CONNECTED");
    } else if (!parts.station().isOnline()) {
      throw AtRefusal.failed("no ip", NO_NETWORK);
    } else if (peer.secure()) {
      demandTls();
    }
    if (peer.secure() && parts.memory().isStarving()) {
      restart.run();
      return;
    } else if (!parts.memory().grants()) {
      throw AtRefusal.failed("no memory");
    }
    links.open(id, peer, problem -> problem.ifPresentOrElse(turn::refuse, turn::ok));
  }

  private static AtPeer peer(AtRequest request, int first) throws AtRefusal {
    String type = request.text(first);
    if (!type.equals("TCP") && !type.equals("SSL")) {
      throw AtRefusal.invalid(first, "Link type ERROR");
    }
    String host = request.text(first + 1);
    if (host.isEmpty()) {
      throw AtRefusal.invalid(first + 1, "IP ERROR");
    }
    int port = request.number(first + 2, 1, MOST_PORT, "port error");
    return new AtPeer(host, port, type.equals("SSL"));
  }

  /** An ESP8266 has memory for one TLS link. */
  private void demandTls() throws AtRefusal {
    if (parts.generation().isEsp8266() && links.secure() > 0) {
      throw AtRefusal.failed("ssl reach max");
    } else if (parts.generation().isNonOs() && !parts.modes().is(AtMode.TLS_BUFFER)) {
      throw AtRefusal.failed("set ssl buffer size first");
    }
  }

  private void tlsBuffer(AtRequest request) throws AtRefusal {
    demandSet(request);
    request.demandCount(1, 1);
    parts.modes().put(AtMode.TLS_BUFFER, request.number(0, 2048, 4096));
    turn.ok();
  }

  private void close(AtRequest request) throws AtRefusal {
    boolean many = parts.modes().is(AtMode.MANY_LINKS);
    if (many != (request.kind() == AtRequest.Kind.SET)) {
      throw AtRefusal.wrongKind();
    }
    int id = many ? request.number(0, 0, ALL, "ID ERROR") : 0;
    if (id == ALL) {
      links.all().forEach(links::close);
      turn.ok();
      return;
    }
    AtLink link = links.find(id).orElseThrow(() -> AtRefusal.failed("UNLINK"));
    links.close(link);
    turn.ok();
  }

  private void status() {
    parts.voice().line("STATUS:" + statusNumber());
    for (AtLink link : links.all()) {
      parts.voice().line("+CIPSTATUS:" + link.description());
    }
    turn.ok();
  }

  private int statusNumber() {
    if (!parts.station().isOnline()) {
      return 5;
    } else if (!links.all().isEmpty()) {
      return 3;
    }
    return links.hadSome() ? 4 : 2;
  }

  private void state(AtRequest request) throws AtRefusal {
    if (request.kind() != AtRequest.Kind.ASK) {
      throw AtRefusal.wrongKind();
    }
    for (AtLink link : links.all()) {
      parts.voice().line("+CIPSTATE:" + link.description());
    }
    turn.ok();
  }

  private void domain(AtRequest request) throws AtRefusal {
    demandSet(request);
    request.demandCount(1, 2);
    String host = request.text(0);
    stack.resolve(host, this::tellAddress);
  }

  private void tellAddress(Optional<String> address) {
    if (address.isEmpty()) {
      turn.refuse(AtRefusal.failed("DNS Fail", 0xca));
    } else if (parts.generation().isNonOs()) {
      turn.answer("+CIPDOMAIN:" + address.get());
    } else {
      turn.answer("+CIPDOMAIN:\"" + address.get() + "\"");
    }
  }

  /** By TCP, not by ICMP, which no program may send: who answers or refuses is there. */
  private void ping(AtRequest request) throws AtRefusal {
    demandSet(request);
    request.demandCount(1, 1);
    String host = request.text(0);
    if (!parts.station().isOnline()) {
      throw AtRefusal.failed("", NO_NETWORK);
    }
    new AtPing(parts.cpu(), stack, this::pinged).begin(host);
  }

  private void pinged(OptionalLong millis) {
    if (millis.isPresent()) {
      turn.answer("+PING:" + millis.getAsLong());
    } else {
      parts.voice().line("+PING:TIMEOUT");
      turn.refuse(AtRefusal.failed(""));
    }
  }

  private void details(AtRequest request) throws AtRefusal {
    if (request.kind() == AtRequest.Kind.ASK && !parts.generation().isNonOs()) {
      turn.answer("+CIPDINFO:" + (parts.modes().is(AtMode.ADDRESSES) ? "TRUE" : "FALSE"));
      return;
    }
    demandSet(request);
    request.demandCount(1, 1);
    parts.modes().put(AtMode.ADDRESSES, request.number(0, 0, 1));
    turn.ok();
  }
}
