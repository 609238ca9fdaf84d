package dev.wiretwin.api.store;

class MemoryScenariosTest implements ScenariosContract {
  private final Store store = new MemoryStore();

  @Override
  public Store store() {
    return store;
  }
}
