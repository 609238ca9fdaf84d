package dev.wiretwin.bridge.virtual.host;

import dev.wiretwin.bridge.virtual.line.HostLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where boards are plugged in: makes the host's end of a line. */
interface Socket {
  /**
   * @param link the path the line shall be found under, where lines have paths
   */
  HostLine plug(Optional<Path> link) throws IOException;
}
