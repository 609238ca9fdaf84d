package dev.wiretwin.bridge.virtual.host;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * Files and folders that concern nobody but their owner, written so that no reader sees half of
 * one. Stateless, any thread.
 */
final class OwnFiles {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private OwnFiles() {}

  /** Makes the folder and those above it, unless they are there. */
  static void folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, only("rwx------"));
    }
  }

  /** Puts a text in the place of whatever the file held. */
  static void write(Path file, String text) throws IOException {
    try {
      replace(file, text);
    } catch (IOException failed) {
      throw new IOException(
          "cannot write "
              + file
              + ": "
              + Objects.requireNonNullElse(failed.getMessage(), failed.toString())
              + "; make room there, or give another --state-dir",
          failed);
    }
  }

  private static void replace(Path file, String text) throws IOException {
    Path beside =
        Files.createTempFile(
            file.toAbsolutePath().getParent(), "." + file.getFileName(), ".new", only("rw-------"));
    try {
      Files.writeString(beside, text);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static FileAttribute<?>[] only(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
