package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Commands that send: counted data, long data in pieces, and passthrough. */
final class SendCommands {
  private static final int MOST_REPORT = 1 << 20;
  private static final int MOST_SEGMENT = 2920;
  private static final int MOST_PORT = 65_535;
  private static final long MICROS_PER_MILLI = 1000;

  private final AtParts parts;
  private final AtTurn turn;
  private final AtLinks links;
  private final AtStream stream;
  private final Map<Integer, Integer> timeLimits = new TreeMap<>();
  private int reportEvery = 1024;
  private int segment = MOST_SEGMENT;

  SendCommands(AtParts parts, AtStream stream) {
    this.parts = parts;
    this.turn = parts.turn();
    this.links = parts.links();
    this.stream = stream;
  }

  void offer(Map<String, AtCommand> table) {
    table.put("CIPSEND", this::send);
    table.put("CIPSENDEX", request -> sendCounted(request, AtInput.DataForm.ESCAPED));
    table.put("CIPMODE", this::mode);
    table.put("SAVETRANSLINK", this::saveStream);
    if (!parts.generation().isNonOs()) {
      table.put("CIPTCPOPT", this::options);
    }
    if (parts.generation() == AtGeneration.ESP_5) {
      table.put("CIPSENDL", this::sendLong);
      table.put("CIPSENDLCFG", this::configureLong);
    }
  }

  private void send(AtRequest request) throws AtRefusal {
    if (request.kind() == AtRequest.Kind.RUN) {
      passThrough();
    } else {
      sendCounted(request, AtInput.DataForm.WHOLE);
    }
  }

  private void passThrough() throws AtRefusal {
    if (!parts.modes().is(AtMode.PASSTHROUGH)) {
      throw AtRefusal.failed("");
    }
    AtLink link = links.find(0).orElseThrow(() -> AtRefusal.failed("link is not valid"));
    turn.stream();
    stream.begin(link.peer());
  }

  /** The link that is meant, and that the length is the next argument. */
  private AtLink link(AtRequest request) throws AtRefusal {
    if (request.kind() != AtRequest.Kind.SET) {
      throw AtRefusal.wrongKind();
    } else if (parts.modes().is(AtMode.PASSTHROUGH)) {
      throw AtRefusal.failed("IPMODE=1");
    }
    int wanted = parts.modes().is(AtMode.MANY_LINKS) ? 2 : 1;
    request.demandCount(wanted, wanted);
    int id = wanted == 2 ? request.number(0, 0, AtLinks.MOST - 1, "ID ERROR") : 0;
    return links
        .find(id)
        .filter(AtLink::isOpen)
        .orElseThrow(() -> AtRefusal.failed("link is not valid"));
  }

  private void sendCounted(AtRequest request, AtInput.DataForm form) throws AtRefusal {
    AtLink link = link(request);
    int length = request.number(request.count() - 1, 1, parts.generation().mostSent(), "too long");
    turn.ask(length, form, "SEND Canceled", bytes -> sendNow(link, bytes));
  }

  private void sendNow(AtLink link, byte[] bytes) {
    parts.voice().result("Recv " + bytes.length + " bytes");
    finish(link, link.isOpen() && link.send(bytes));
  }

  /** Ends the turn as soon as TCP has taken everything. */
  private void finish(AtLink link, boolean taken) {
    if (!taken) {
      endLater(false);
      return;
    }
    int limit = timeLimits.getOrDefault(link.id(), 0);
    Cpu.Alarm alarm =
        limit == 0 ? () -> {} : parts.cpu().after(limit * MICROS_PER_MILLI, () -> giveUp(link));
    link.whenFlushed(
        ok -> {
          alarm.cancel();
          endLater(ok);
        });
  }

  /** The time is over, whatever becomes of the bytes. */
  private void giveUp(AtLink link) {
    link.whenFlushed(nobody -> {});
    endLater(false);
  }

  private void endLater(boolean ok) {
    parts.cpu().post(Cpu.Priority.MEDIUM, () -> turn.result(ok ? "SEND OK" : "SEND FAIL"));
  }

  // ---- long data

  private void configureLong(AtRequest request) throws AtRefusal {
    switch (request.kind()) {
      case ASK -> turn.answer("+CIPSENDLCFG:" + reportEvery + "," + segment);
      case SET -> {
        request.demandCount(1, 2);
        reportEvery = request.number(0, 100, MOST_REPORT);
        segment = request.number(1, 100, MOST_SEGMENT, segment);
        turn.ok();
      }
      default -> throw AtRefusal.wrongKind();
    }
  }

  private void sendLong(AtRequest request) throws AtRefusal {
    AtLink link = link(request);
    int length = request.number(request.count() - 1, 1, Integer.MAX_VALUE);
    LongSend sending = new LongSend(link, length);
    turn.ask(length, AtInput.DataForm.PIECES, "SEND CANCELLED", sending::piece);
  }

  /** What has come of a long message, and what has gone. */
  private final class LongSend {
    private final AtLink link;
    private final int length;
    private int received;
    private int reported;

    LongSend(AtLink link, int length) {
      this.link = link;
      this.length = length;
    }

    void piece(byte[] bytes) {
      boolean taken = link.isOpen() && link.send(bytes);
      received += bytes.length;
      if (received - reported >= reportEvery || received == length) {
        reported = received;
        parts.voice().line("+CIPSENDL:" + (received - link.unsent()) + "," + received);
      }
      if (received == length) {
        finish(link, taken);
      }
    }
  }

  // ---- passthrough

  private void mode(AtRequest request) throws AtRefusal {
    switch (request.kind()) {
      case ASK -> turn.answer("+CIPMODE:" + parts.modes().value(AtMode.PASSTHROUGH));
      case SET -> {
        request.demandCount(1, 1);
        int wanted = request.number(0, 0, 1);
        if (wanted == 1 && parts.modes().is(AtMode.MANY_LINKS)) {
          throw AtRefusal.failed("CIPMUX must be 0");
        }
        parts.modes().put(AtMode.PASSTHROUGH, wanted);
        turn.ok();
      }
      default -> throw AtRefusal.wrongKind();
    }
  }

  private void saveStream(AtRequest request) throws AtRefusal {
    if (request.kind() != AtRequest.Kind.SET) {
      throw AtRefusal.wrongKind();
    } else if (request.number(0, 0, 1) == 0) {
      parts.flash().storeStream(Optional.empty());
    } else {
      request.demandCount(3, 5);
      String host = request.text(1);
      int port = request.number(2, 1, MOST_PORT);
      boolean secure = request.textIfThere(3).orElse("TCP").equals("SSL");
      parts.flash().storeStream(Optional.of(new AtPeer(host, port, secure)));
    }
    turn.ok();
  }

  private void options(AtRequest request) throws AtRefusal {
    if (request.kind() != AtRequest.Kind.SET) {
      throw AtRefusal.wrongKind();
    }
    int first = parts.modes().is(AtMode.MANY_LINKS) ? 1 : 0;
    request.demandCount(first + 3, first + 4);
    int id = first == 1 ? request.number(0, 0, AtLinks.MOST - 1) : 0;
    request.number(first, -1, Integer.MAX_VALUE);
    request.number(first + 1, 0, 1);
    timeLimits.put(id, request.number(first + 2, 0, Integer.MAX_VALUE));
    turn.ok();
  }
}
