package dev.wiretwin.bridge.virtual.at;

import java.util.List;
import java.util.Map;

/**
 * Commands that say how the module is to do TLS. It has no certificates in its flash: it can be
 * told to check nothing and to show nothing, and all else is refused as without them.
 */
final class TlsCommands {
  private static final int MOST_TEXT = 64;
  private static final int MOST_AUTH = 3;
  private static final int SHOWS_CERTIFICATE = 1;

  private final AtParts parts;
  private final AtTurn turn;

  TlsCommands(AtParts parts) {
    this.parts = parts;
    this.turn = parts.turn();
  }

  void offer(Map<String, AtCommand> table) {
    if (!parts.generation().isNonOs()) {
      table.put("CIPSSLCCONF", this::configure);
      for (String name : List.of("CIPSSLCSNI", "CIPSSLCCN", "CIPSSLCALPN")) {
        table.put(name, this::name);
      }
    }
  }

  private void configure(AtRequest request) throws AtRefusal {
    boolean many = parts.modes().is(AtMode.MANY_LINKS);
    switch (request.kind()) {
      case ASK -> tell(many);
      case SET -> {
        int first = many ? 1 : 0;
        request.demandCount(first + 1, first + 3);
        if (many) {
          request.number(0, 0, AtLinks.MOST);
        }
        demandMaterial(request.number(first, 0, MOST_AUTH));
        turn.ok();
      }
      default -> throw AtRefusal.wrongKind();
    }
  }

  private void tell(boolean many) {
    for (int id = 0; id < (many ? AtLinks.MOST : 1); id++) {
      parts.voice().line("+CIPSSLCCONF:" + (many ? id + "," : "") + "0,0,0");
    }
    turn.ok();
  }

  private void demandMaterial(int auth) throws AtRefusal {
    if (auth == SHOWS_CERTIFICATE) {
      parts.voice().line("NO CERT FOUND");
      throw AtRefusal.failed("");
    } else if (auth > SHOWS_CERTIFICATE) {
      parts.voice().line("NO CA FOUND");
      throw AtRefusal.failed("");
    }
  }

  /** A name to ask for or to expect: nothing is checked, so it is only looked at. */
  private void name(AtRequest request) throws AtRefusal {
    if (request.kind() != AtRequest.Kind.SET) {
      throw AtRefusal.wrongKind();
    }
    int index = request.count() - 1;
    if (request.text(index).length() > MOST_TEXT) {
      throw AtRefusal.invalid(index, "");
    }
    turn.ok();
  }
}
