package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.serial.ports.PortInfo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PortNewsTest {
  @Test
  void comingAndGoingAreALineEach() {
    StringWriter out = new StringWriter();
    Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:20:30Z"), ZoneOffset.UTC);
    PortNews news = new PortNews(new PrintWriter(out), clock);
    PortInfo port =
        new PortInfo(
            "/dev/ttyUSB0",
            "usb-1-1.2",
            "CH340\u001b[2J",
            OptionalInt.of(0x1a86),
            OptionalInt.of(0x7523),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("1-1.2"));
    news.came(port);
    news.went(port);
    assertThat(out.toString().lines())
        .hasSize(2)
        .anySatisfy(
            line -> assertThat(line).startsWith("10:20:30  came  usb-1-1.2  /dev/ttyUSB0  CH340"))
        .anySatisfy(line -> assertThat(line).startsWith("10:20:30  went  usb-1-1.2"))
        .noneSatisfy(line -> assertThat(line).contains("\u001b"));
  }
}
