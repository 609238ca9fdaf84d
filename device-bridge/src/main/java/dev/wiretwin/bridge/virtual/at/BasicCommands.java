package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.line.Uart;
import java.util.List;
import java.util.Map;

/** Commands about the module itself: echo, version, restart, serial line. */
final class BasicCommands {
  private static final int MOST_MESSAGES = 7;

  private final AtParts parts;
  private final AtTurn turn;
  private final Uart uart;
  private final Runnable restart;
  private AtUart line;

  /**
   * @param restart resets the module
   */
  BasicCommands(AtParts parts, Uart uart, Runnable restart) {
    this.parts = parts;
    this.turn = parts.turn();
    this.uart = uart;
    this.restart = restart;
    this.line = parts.flash().uart();
  }

  void offer(Map<String, AtCommand> table) {
    table.put("", request -> turn.ok());
    table.put("E0", request -> echo(0));
    table.put("E1", request -> echo(1));
    table.put("GMR", request -> version());
    table.put("RST", request -> restart());
    table.put("RESTORE", request -> restore());
    table.put("UART", request -> uart(request, "UART", true));
    table.put("UART_CUR", request -> uart(request, "UART_CUR", false));
    table.put("UART_DEF", request -> uart(request, "UART_DEF", true));
    if (!parts.generation().isNonOs()) {
      table.put("SYSSTORE", request -> mode(request, AtMode.STORING, 1));
      table.put("SYSLOG", request -> mode(request, AtMode.ERROR_CODES, 1));
      table.put("SYSMSG", request -> mode(request, AtMode.MESSAGES, MOST_MESSAGES));
      table.put("SYSRAM", this::memory);
    }
  }

  private void echo(int on) {
    parts.modes().put(AtMode.ECHO, on);
    turn.ok();
  }

  private void version() {
    List<String> lines = parts.generation().version();
    boolean glued = parts.generation().isNonOs();
    String text = String.join("\r\n", lines);
    turn.answerGlued(glued ? text : text + "\r\n");
  }

  private void restart() {
    parts.voice().ok();
    restart.run();
  }

  private void restore() {
    parts.flash().restore();
    restart();
  }

  private void mode(AtRequest request, AtMode mode, int most) throws AtRefusal {
    switch (request.kind()) {
      case ASK -> turn.answerGlued("+" + request.name() + ":" + parts.modes().value(mode));
      case SET -> {
        request.demandCount(1, 1);
        parts.modes().put(mode, request.number(0, 0, most));
        turn.ok();
      }
      default -> throw AtRefusal.wrongKind();
    }
  }

  private void memory(AtRequest request) throws AtRefusal {
    if (request.kind() != AtRequest.Kind.ASK) {
      throw AtRefusal.wrongKind();
    }
    AtLinks links = parts.links();
    turn.answerGlued("+SYSRAM:" + parts.memory().text(links.all().size(), links.secure()));
  }

  private void uart(AtRequest request, String name, boolean stores) throws AtRefusal {
    switch (request.kind()) {
      case ASK -> {
        boolean stored = name.equals("UART_DEF");
        turn.answer("+" + name + ":" + (stored ? parts.flash().uart().stored() : line.actual()));
      }
      case SET -> {
        line = AtUart.of(request, parts.generation().mostBaud());
        if (stores) {
          parts.flash().store(line);
        }
        parts.voice().ok();
        parts.cpu().post(Cpu.Priority.LOW, this::changeRate);
      }
      default -> throw AtRefusal.wrongKind();
    }
  }

  /** OK is still sent at the rate before. */
  private void changeRate() {
    uart.setup(line.baud());
    parts.input().free();
  }
}
