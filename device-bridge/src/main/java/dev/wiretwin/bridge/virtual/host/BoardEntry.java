package dev.wiretwin.bridge.virtual.host;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;

/**
 * What others may know of a running board, as it stands in the state folder.
 *
 * @param pid of the process that hosts it
 * @param started when that process began, milliseconds since 1970: numbers of processes come again
 * @param port what a serial program opens: a link, a device or {@code tcp://…}
 * @param device what is behind the port now, empty while the board is unplugged
 * @param control the file of its control socket
 */
public record BoardEntry(
    String name, long pid, long started, String port, String device, Path control) {
  private static final String NUMBER = "[0-9]{1,18}";

  /** A clock that was set meanwhile moves the start a little. */
  private static final long SLACK_MILLIS = 5000;

  /** A board of this process that is not plugged in yet. */
  static BoardEntry ofThisProcess(String name, Path control) {
    ProcessHandle here = ProcessHandle.current();
    return new BoardEntry(name, here.pid(), started(here), "", "", control);
  }

  BoardEntry at(String newPort, String newDevice) {
    return new BoardEntry(name, pid, started, newPort, newDevice, control);
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  String text() {
    Properties properties = new Properties();
    properties.setProperty("name", name);
    properties.setProperty("pid", String.valueOf(pid));
    properties.setProperty("started", String.valueOf(started));
    properties.setProperty("port", port);
    properties.setProperty("device", device);
    properties.setProperty("control", control.toString());
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  static BoardEntry of(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    String pid = properties.getProperty("pid", "");
    String started = properties.getProperty("started", "");
    String control = properties.getProperty("control", "");
    if (!pid.matches(NUMBER) || !started.matches(NUMBER) || control.isEmpty()) {
      throw new IOException("no description of a board");
    }
    return new BoardEntry(
        properties.getProperty("name", ""),
        Long.parseLong(pid),
        Long.parseLong(started),
        properties.getProperty("port", ""),
        properties.getProperty("device", ""),
        Path.of(control));
  }

  /** Whether the process that hosts the board still runs. */
  public boolean isAlive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> Math.abs(started(process) - started) <= SLACK_MILLIS)
        .isPresent();
  }
}
