package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.serial.ports.PortInfo;
import dev.wiretwin.bridge.serial.ports.PortListener;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Prints a line for each port that comes and goes. Thread safe as far as its writer is. */
final class PortNews implements PortListener {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final PrintWriter out;
  private final Clock clock;

  PortNews(PrintWriter out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void came(PortInfo port) {
    print("came", port);
  }

  @Override
  public void went(PortInfo port) {
    print("went", port);
  }

  private void print(String what, PortInfo port) {
    out.println(
        String.join(
            "  ",
            TIME.format(LocalTime.now(clock)),
            what,
            SafeText.of(port.stableName()),
            SafeText.of(port.path()),
            SafeText.of(port.description())));
    out.flush();
  }
}
