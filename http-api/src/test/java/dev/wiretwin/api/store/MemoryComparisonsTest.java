package dev.wiretwin.api.store;

class MemoryComparisonsTest implements ComparisonsContract {
  private final Store store = new MemoryStore();

  @Override
  public Store store() {
    return store;
  }
}
