package dev.wiretwin.bridge.at;

import static dev.wiretwin.bridge.at.ToyModule.ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AtSocketsTest {
  private final ToyModule toy = new ToyModule().withWebSockets().up();

  private AtSocket begin(String name) {
    AtSocket socket = new SocketNotes(name, toy.seen).socket(toy.module);
    toy.loop.execute(socket::begin);
    return socket;
  }

  private AtSocket open(String name) {
    AtSocket socket = begin(name);
    toy.loop.run();
    return socket;
  }

  private void run(Runnable task) {
    toy.loop.execute(task);
    toy.loop.run();
  }

  @Test
  void threeAreOpenedOneAfterTheOtherAndTheFourthIsToldWhy() {
    for (String name : new String[] {"a", "b", "c", "d"}) {
      begin(name);
    }
    toy.loop.run();
    assertThat(toy.seen)
        .filteredOn(line -> line.startsWith("AT+WSOPEN") || line.matches("[a-d] .*"))
        .containsExactly(
            "AT+WSOPEN=0,\"ws://10.0.0.7/\",,10000",
            "a opened",
            "AT+WSOPEN=1,\"ws://10.0.0.7/\",,10000",
            "b opened",
            "AT+WSOPEN=2,\"ws://10.0.0.7/\",,10000",
            "c opened",
            "d ended -108: all 3 WebSockets of the module are in use: close one of its clients"
                + " first");
    assertThat(toy.module.sockets().used()).containsExactly(0, 1, 2);
  }

  @Test
  void oneThatIsBeingClosedIsWaitedFor() {
    AtSocket first = open("a");
    open("b");
    open("c");
    toy.answer("AT+WSCLOSE", null);
    run(first::close);
    open("d");
    assertThat(toy.seen).doesNotContain("d opened");
    toy.say("+WS_CLOSED:0\\r\\n" + ToyModule.OK);
    assertThat(toy.seen).containsSubsequence("a ended 0: We asked to close.", "d opened");
  }

  @Test
  void newsOfTheEndMayComeBehindTheAnswer() {
    AtSocket first = open("a");
    run(first::close);
    assertThat(toy.seen).contains("a ended 0: We asked to close.");
    assertThat(toy.module.sockets().used()).isEmpty();
    open("b");
    // the next number: the first may still be told of
    assertThat(toy.seen).contains("AT+WSOPEN=1,\"ws://10.0.0.7/\",,10000");
    toy.say("+WS_CLOSED:0\\r\\n");
    toy.pass(1);
    open("c");
    assertThat(toy.seen)
        .filteredOn(line -> line.startsWith("AT+WSOPEN=0"))
        .hasSize(2)
        .as("free again");
  }

  @Test
  void aFailedAttemptGivesItsNumberBackAndLetsTheNextOneBegin() {
    toy.once("AT+WSOPEN=", ERROR).answer("AT+WSCLOSE", ERROR);
    begin("a");
    begin("b");
    toy.loop.run();
    assertThat(toy.seen).anyMatch(line -> line.startsWith("a ended -17")).contains("b opened");
  }

  @Test
  void whoGivesUpBeforeItsTurnIsPassedOver() {
    toy.answer("AT+WSOPEN=", null);
    open("a");
    AtSocket second = open("b");
    open("c");
    run(second::close);
    toy.answer("AT+WSOPEN=", ToyModule.OK);
    toy.say(ToyModule.OK);
    assertThat(toy.seen)
        .containsSubsequence("b ended 0: We asked to close before it was open.", "a opened")
        .contains("c opened")
        .doesNotContain("b opened");
  }

  @Test
  void withoutAModuleOrItsCommandsThereIsNone() {
    ToyModule another = new ToyModule();
    another.loop.execute(new SocketNotes("a", another.seen).socket(another.module)::begin);
    another.loop.run();
    assertThat(another.seen)
        .containsExactly("a ended -108: the module is being set up: wait until it is ready");
    another.up();
    another.loop.execute(new SocketNotes("b", another.seen).socket(another.module)::begin);
    another.loop.run();
    assertThat(another.seen)
        .singleElement()
        .asString()
        .startsWith("b ended -108: this firmware (ESP-AT 2.x, version 2.3.0.0 (2.3.0(TOY)),");
  }

  @Test
  void moreThanCanWaitAreRefused() {
    toy.answer("AT+WSOPEN=", null);
    for (int i = 0; i < 18; i++) {
      begin("n" + i);
    }
    toy.loop.run();
    assertThat(toy.seen)
        .filteredOn(line -> line.contains("ended"))
        .singleElement()
        .asString()
        .startsWith("n17 ended -108: 16 clients wait");
  }

  @Test
  void aStartInTheMiddleEndsThemAllAlsoThoseThatWaitOrClose() {
    AtSocket closing = open("a");
    open("b");
    toy.answer("AT+WSCLOSE", null);
    run(closing::close);
    begin("c");
    toy.loop.run();
    toy.say("\\r\\nready\\r\\n");
    assertThat(toy.seen)
        .contains("a ended 0: We asked to close.")
        .anyMatch(line -> line.startsWith("b ended -108: the module has started anew"))
        .anyMatch(line -> line.startsWith("c ended -108: the module has started anew"));
  }

  @Test
  void anEndOfWhichTheNewsWereLostIsFoundByAsking() {
    open("a");
    open("b");
    open("c");
    toy.answer(
        "AT+WSOPEN?",
        "+WSOPEN:1,3,\"ws://10.0.0.7/\"\\r\\n+WSOPEN:2,2,\"ws://10.0.0.7/\"\\r\\n" + ToyModule.OK);
    toy.pass(2);
    assertThat(toy.seen)
        .anyMatch(line -> line.startsWith("a ended -6"))
        .anyMatch(line -> line.startsWith("b ended -110"))
        .noneMatch(line -> line.startsWith("c ended"));
    toy.answer("AT+WSOPEN?", ERROR);
    toy.pass(2);
    assertThat(toy.seen).noneMatch(line -> line.startsWith("c ended"));
  }

  @Test
  void newsOfSocketsThatNobodyHasAreOfNoInterest() {
    toy.say("+WS_CLOSED:2\\r\\n+WS_DISCONNECTED:7\\r\\n+WS_DATA:1,2,hi+WS_DATA:9,5,x");
    toy.pass(5);
    assertThat(toy.seen).isEmpty();
  }
}
