package dev.wiretwin.bridge.virtual.module;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A flash chip in memory: gone with the process. On the board's processor only. */
public final class MemoryFileStore implements FileStore {
  private static final class Content {
    private byte[] bytes = {};
    private int size;
  }

  private final TreeMap<String, Content> files = new TreeMap<>();

  /** Pages that all files take, kept as they change. */
  private int used;

  @Override
  public List<Entry> list() {
    return files.entrySet().stream()
        .map(file -> new Entry(file.getKey(), file.getValue().size))
        .toList();
  }

  @Override
  public OptionalInt size(String name) {
    Content file = files.get(name);
    return file == null ? OptionalInt.empty() : OptionalInt.of(file.size);
  }

  @Override
  public boolean create(String name) {
    remove(name);
    if (name.isEmpty() || name.length() > NAME_BYTES || used >= FlashPages.TOTAL_PAGES) {
      return false;
    }
    files.put(name, new Content());
    used += FlashPages.of(0);
    return true;
  }

  @Override
  public byte[] read(String name, int at, int count) {
    Content file = files.get(name);
    if (file == null || at >= file.size) {
      return new byte[0];
    }
    return Arrays.copyOfRange(file.bytes, at, at + Math.min(count, file.size - at));
  }

  @Override
  public boolean write(String name, int at, byte[] bytes) {
    Content file = files.get(name);
    if (file == null || at > file.size) {
      return false;
    }
    int wanted = Math.max(file.size, at + bytes.length);
    int size = FlashPages.grown(file.size, wanted, used);
    if (size > file.bytes.length) {
      file.bytes = Arrays.copyOf(file.bytes, Math.max(size, file.bytes.length * 2));
    }
    System.arraycopy(bytes, 0, file.bytes, at, Math.min(bytes.length, size - at));
    used += FlashPages.of(size) - FlashPages.of(file.size);
    file.size = size;
    return size == wanted;
  }

  @Override
  public boolean remove(String name) {
    Content file = files.remove(name);
    if (file != null) {
      used -= FlashPages.of(file.size);
    }
    return file != null;
  }

  @Override
  public boolean rename(String from, String to) {
    if (to.isEmpty()
        || to.length() > NAME_BYTES
        || files.containsKey(to)
        || !files.containsKey(from)) {
      return false;
    }
    files.put(to, files.remove(from));
    return true;
  }

  @Override
  public void format() {
    files.clear();
    used = 0;
  }
}
