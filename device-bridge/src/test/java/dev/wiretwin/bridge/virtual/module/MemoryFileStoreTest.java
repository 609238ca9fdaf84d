package dev.wiretwin.bridge.virtual.module;

class MemoryFileStoreTest extends FileStoreContract {
  private final MemoryFileStore store = new MemoryFileStore();

  @Override
  FileStore store() {
    return store;
  }
}
