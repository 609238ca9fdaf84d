package dev.wiretwin.api.store;

class MemoryEventsTest implements EventsContract {
  private final Store store = new MemoryStore();

  @Override
  public Store store() {
    return store;
  }
}
