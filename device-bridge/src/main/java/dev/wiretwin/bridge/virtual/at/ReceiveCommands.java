package dev.wiretwin.bridge.virtual.at;

import java.util.Map;
import java.util.StringJoiner;

/** Commands by which the host fetches what came, when it is not handed on by itself. */
final class ReceiveCommands {
  private static final int ALL = 5;

  private final AtParts parts;
  private final AtTurn turn;
  private final AtLinks links;

  ReceiveCommands(AtParts parts) {
    this.parts = parts;
    this.turn = parts.turn();
    this.links = parts.links();
  }

  void offer(Map<String, AtCommand> table) {
    if (parts.generation() == AtGeneration.ESP_5) {
      table.put("CIPRECVTYPE", this::type);
    } else {
      table.put("CIPRECVMODE", this::mode);
    }
    table.put("CIPRECVDATA", this::read);
    table.put("CIPRECVLEN", this::lengths);
  }

  private void mode(AtRequest request) throws AtRefusal {
    switch (request.kind()) {
      case ASK -> turn.answer("+CIPRECVMODE:" + parts.modes().value(AtMode.PASSIVE));
      case SET -> {
        request.demandCount(1, 1);
        boolean passive = request.number(0, 0, 1) == 1;
        if (passive && parts.modes().is(AtMode.PASSTHROUGH)) {
          throw AtRefusal.failed("");
        }
        links.passive(passive);
        turn.ok();
      }
      default -> throw AtRefusal.wrongKind();
    }
  }

  private void type(AtRequest request) throws AtRefusal {
    boolean many = parts.modes().is(AtMode.MANY_LINKS);
    switch (request.kind()) {
      case ASK -> tellTypes(many);
      case SET -> {
        request.demandCount(many ? 2 : 1, many ? 2 : 1);
        int id = many ? request.number(0, 0, ALL) : ALL;
        boolean passive = request.number(many ? 1 : 0, 0, 1) == 1;
        if (id == ALL) {
          links.passive(passive);
        } else {
          links.passive(id, passive);
        }
        turn.ok();
      }
      default -> throw AtRefusal.wrongKind();
    }
  }

  private void tellTypes(boolean many) {
    if (!many) {
      turn.answer("+CIPRECVTYPE:" + (links.isPassive(0) ? 1 : 0));
      return;
    }
    for (int id = 0; id < AtLinks.MOST; id++) {
      parts.voice().line("+CIPRECVTYPE:" + id + "," + (links.isPassive(id) ? 1 : 0));
    }
    turn.ok();
  }

  private void read(AtRequest request) throws AtRefusal {
    if (request.kind() != AtRequest.Kind.SET) {
      throw AtRefusal.wrongKind();
    }
    boolean many = parts.modes().is(AtMode.MANY_LINKS);
    request.demandCount(many ? 2 : 1, many ? 2 : 1);
    int id = many ? request.number(0, 0, AtLinks.MOST - 1, "ID ERROR") : 0;
    int most = request.number(many ? 1 : 0, 1, Integer.MAX_VALUE);
    AtLink link = links.find(id).orElseThrow(() -> AtRefusal.failed(""));
    if (!links.isPassive(id) || link.readable() == 0 || !parts.memory().grants()) {
      throw AtRefusal.failed("");
    }
    String address = parts.generation().isNonOs() ? "" : links.address(link, "");
    byte[] bytes = links.read(link, most);
    String header = parts.generation().readHeader(bytes.length);
    parts.voice().say(header + (address.isEmpty() ? "" : address + ","), bytes, "");
    turn.ok();
  }

  private void lengths(AtRequest request) throws AtRefusal {
    if (request.kind() != AtRequest.Kind.ASK) {
      throw AtRefusal.wrongKind();
    }
    StringJoiner text = new StringJoiner(",");
    for (int id = 0; id < AtLinks.MOST; id++) {
      text.add(links.find(id).map(link -> String.valueOf(link.readable())).orElse("-1"));
    }
    turn.answer("+CIPRECVLEN:" + text);
  }
}
