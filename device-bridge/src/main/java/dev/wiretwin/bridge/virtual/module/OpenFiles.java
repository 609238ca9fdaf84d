package dev.wiretwin.bridge.virtual.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The files that are open on one boot, at most {@link #MOST} of them, and the names by which
 * scripts call files. On the board's processor only.
 */
final class OpenFiles {
  /** {@code SPIFFS_MAX_OPEN_FILES}. */
  static final int MOST = 4;

  private static final String DRIVE = "/FLASH";

  private final FileStore store;
  private final List<OpenFile> open = new ArrayList<>();

  OpenFiles(FileStore store) {
    this.store = store;
  }

  /** The file that a path means; nothing when it is on a drive that the board has not. */
  static Optional<String> onFlash(String path) {
    if (path.startsWith(DRIVE)) {
      String name = path.substring(DRIVE.length());
      return Optional.of(name.startsWith("/") ? name.substring(1) : name);
    }
    return path.startsWith("/") ? Optional.empty() : Optional.of(path);
  }

  /** Nothing when there is no such file, no room for one, or too many are open. */
  Optional<OpenFile> open(String path, FileMode mode) {
    open.removeIf(file -> !file.isOpen());
    Optional<String> name = onFlash(path);
    if (name.isEmpty() || open.size() >= MOST) {
      return Optional.empty();
    }
    boolean exists = store.size(name.get()).isPresent();
    boolean ready = exists && !mode.empties() || mode.creates() && store.create(name.get());
    if (!ready) {
      return Optional.empty();
    }
    OpenFile file = new OpenFile(store, name.get(), mode);
    open.add(file);
    return Optional.of(file);
  }

  OptionalInt size(String path) {
    return onFlash(path).map(store::size).orElse(OptionalInt.empty());
  }

  /** Files that are open stay so, but there is nothing left to read. */
  void remove(String path) {
    onFlash(path)
        .filter(store::remove)
        .ifPresent(name -> open.forEach(file -> file.renamed(name, null)));
  }

  /** Open files move along. */
  boolean rename(String from, String to) {
    Optional<String> before = onFlash(from);
    Optional<String> after = onFlash(to);
    if (before.isEmpty() || after.isEmpty() || !store.rename(before.get(), after.get())) {
      return false;
    }
    open.forEach(file -> file.renamed(before.get(), after.get()));
    return true;
  }

  void format() {
    closeAll();
    store.format();
  }

  void closeAll() {
    open.forEach(OpenFile::close);
    open.clear();
  }

  List<FileStore.Entry> list() {
    return store.list();
  }
}
