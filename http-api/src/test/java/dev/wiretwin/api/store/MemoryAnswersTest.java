package dev.wiretwin.api.store;

class MemoryAnswersTest implements AnswersContract {
  private final Store store = new MemoryStore();

  @Override
  public Store store() {
    return store;
  }
}
