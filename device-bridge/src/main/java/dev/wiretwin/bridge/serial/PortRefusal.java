package dev.wiretwin.bridge.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/**
 * Finds out why a port could not be opened, and what to do about it. Stateless, any thread.
 *
 * <p>Source: {@code open(2)}, {@code flock(2)}.
 */
public final class PortRefusal {
  private static final int LOCKED = 11;
  private static final int BUSY = 16;
  private static final int NO_TERMINAL = 25;

  private final PortHolder holders;

  PortRefusal(PortHolder holders) {
    this.holders = holders;
  }

  public static PortRefusal onThisMachine() {
    return new PortRefusal(PortHolder.onThisMachine());
  }

  /** Why a path leads nowhere; empty when something is there. */
  public Optional<LineFailure> missing(Path device) {
    if (Files.exists(device)) {
      return Optional.empty();
    }
    if (Files.isSymbolicLink(device)) {
      return Optional.of(
          new LineFailure(
              device + " leads to a port that is not there: plug the board in, or start it again"));
    }
    return Optional.of(
        new LineFailure(
            "there is no serial port "
                + device
                + ": plug the board in, or look at its path again (./wiretwin boards)"));
  }

  /**
   * Why what is there was refused.
   *
   * @param error the system's number for it, as far as known
   */
  public LineFailure of(Path device, int error) {
    if (!Files.exists(device)) {
      return missing(device).orElseGet(() -> new LineFailure(device + " went while it was opened"));
    }
    if (Files.isRegularFile(device) || Files.isDirectory(device)) {
      return noPort(device);
    }
    if (!Files.isReadable(device) || !Files.isWritable(device)) {
      return forbidden(device);
    }
    if (error == NO_TERMINAL) {
      return noPort(device);
    }
    Optional<String> holder = holders.of(device);
    if (holder.isPresent()) {
      return new LineFailure(device + " is held by " + holder.get() + ": end it first");
    }
    if (holders.isOurs(device)) {
      return new LineFailure(device + " is already open here: close it first");
    }
    if (error == LOCKED || error == BUSY) {
      return new LineFailure(
          device + " is held by another user's program: find it with sudo fuser -v " + device);
    }
    return noPort(device);
  }

  private static LineFailure noPort(Path device) {
    return new LineFailure(
        device + " is no serial port: ./wiretwin boards lists those that there are");
  }

  /** The remedy is the group that really has the device: not all systems call it dialout. */
  LineFailure forbidden(Path device) {
    try {
      PosixFileAttributes file = Files.readAttributes(device, PosixFileAttributes.class);
      String group = file.group().getName();
      boolean helps =
          file.permissions().contains(PosixFilePermission.GROUP_READ)
              && file.permissions().contains(PosixFilePermission.GROUP_WRITE)
              && !group.equals("root");
      return new LineFailure(
          helps
              ? "you may not use "
                  + device
                  + ": run sudo usermod -aG "
                  + group
                  + " $USER, then log out and in again"
              : "you may not use "
                  + device
                  + ", and no group may: run sudo chmod a+rw "
                  + device
                  + " (until it is plugged again)");
    } catch (IOException | UnsupportedOperationException unknown) {
      return new LineFailure("you may not use " + device + ": ask for the right to read and write");
    }
  }
}
