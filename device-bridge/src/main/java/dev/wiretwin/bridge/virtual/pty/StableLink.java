package dev.wiretwin.bridge.virtual.pty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A path that stays the same while the pseudo terminal behind it changes: a symbolic link, replaced
 * in one step. What a killed process left behind is replaced; anything that is not a link to a
 * pseudo terminal is left alone. On one thread at a time.
 */
final class StableLink {
  private static final Path TERMINALS = Path.of("/dev/pts");

  private final Path path;
  private Path target;

  StableLink(Path path) {
    this.path = path.toAbsolutePath();
  }

  Path path() {
    return path;
  }

  /** Makes the path lead to the slave. */
  void place(Path slave) throws IOException {
    demandOurs();
    Path fresh =
        path.resolveSibling("." + path.getFileName() + "." + ProcessHandle.current().pid());
    Files.deleteIfExists(fresh);
    try {
      Files.createSymbolicLink(fresh, slave);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      Files.deleteIfExists(fresh);
      throw new IOException(
          "cannot make the link " + path + ": its directory must exist and be yours to write to",
          refused);
    }
    target = slave;
  }

  private void demandOurs() throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isSymbolicLink(path)) {
      throw new IOException(path + " is there and is no link: remove it or choose another --link");
    }
    Path leadsTo = Files.readSymbolicLink(path);
    if (!leadsTo.startsWith(TERMINALS)) {
      throw new IOException(
          path + " leads to " + leadsTo + ", no virtual port: remove it or choose another --link");
    }
  }

  /** Removes the link, unless somebody else has made it lead elsewhere. */
  void remove() throws IOException {
    if (target != null
        && Files.isSymbolicLink(path)
        && Files.readSymbolicLink(path).equals(target)) {
      Files.delete(path);
    }
    target = null;
  }
}
