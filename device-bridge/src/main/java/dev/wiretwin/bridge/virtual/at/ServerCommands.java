package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.net.TcpServer;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.util.Map;
import java.util.Optional;

/**
 * The command that lets others open links to the module: those come unasked, on any number that is
 * free (VB-81). TCP alone. One life; on the board's processor only.
 */
final class ServerCommands {
  private static final int USUAL_PORT = 333;
  private static final int MOST_PORT = 65_535;

  private final AtParts parts;
  private final AtTurn turn;
  private final TcpStack stack;
  private Optional<TcpServer> server = Optional.empty();

  ServerCommands(AtParts parts, TcpStack stack) {
    this.parts = parts;
    this.turn = parts.turn();
    this.stack = stack;
  }

  void offer(Map<String, AtCommand> table) {
    table.put("CIPSERVER", this::server);
  }

  private void server(AtRequest request) throws AtRefusal {
    switch (request.kind()) {
      case ASK ->
          turn.answer(
              server
                  .map(running -> "+CIPSERVER:1," + running.port() + ",\"TCP\",0")
                  .orElse("+CIPSERVER:0"));
      case SET -> {
        request.demandCount(1, 2);
        if (request.number(0, 0, 1) == 1) {
          begin(request);
        } else {
          end(request.number(1, 0, 1, 0) == 1);
        }
      }
      default -> throw AtRefusal.wrongKind();
    }
  }

  private void begin(AtRequest request) throws AtRefusal {
    int port = request.number(1, 1, MOST_PORT, USUAL_PORT);
    if (!parts.modes().is(AtMode.MANY_LINKS)) {
      throw AtRefusal.failed("CIPMUX must be 1");
    } else if (server.isPresent()) {
      noChange();
      return;
    }
    server = stack.listen(port, parts.links()::accept);
    if (server.isEmpty()) {
      throw AtRefusal.failed("port error");
    }
    parts.modes().put(AtMode.SERVING, 1);
    turn.ok();
  }

  private void end(boolean closesLinks) {
    if (server.isEmpty()) {
      noChange();
      return;
    }
    server.get().close();
    server = Optional.empty();
    parts.modes().put(AtMode.SERVING, 0);
    if (closesLinks) {
      parts.links().all().stream().filter(AtLink::isAccepted).forEach(parts.links()::close);
    }
    turn.ok();
  }

  private void noChange() {
    if (parts.generation().isNonOs()) {
      parts.voice().line("no change");
    }
    turn.ok();
  }
}
