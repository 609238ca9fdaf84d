package dev.wiretwin.api.store;

class MemoryLeasesTest implements LeasesContract {
  private final Store store = new MemoryStore();

  @Override
  public Store store() {
    return store;
  }
}
