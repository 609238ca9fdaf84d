package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AtLinksTest {
  private final ToyModule toy = new ToyModule();

  private TransportNotes connect() {
    TransportNotes notes = new TransportNotes(toy.module.newTransport(), toy.seen);
    notes.connect("10.0.0.7", false);
    toy.loop.run();
    return notes;
  }

  private List<TransportNotes> all() {
    toy.up();
    List<TransportNotes> all = new ArrayList<>();
    for (int link = 0; link < AtLinks.LINKS; link++) {
      all.add(connect());
    }
    toy.seen.clear();
    return all;
  }

  @Test
  void eachOfFiveHasALinkOfItsOwn() {
    List<TransportNotes> all = all();
    all.get(3).write("hello");
    toy.loop.run();
    assertThat(toy.sentOver(3)).isEqualTo("hello");
    toy.once("AT+CIPRECVDATA=1", "+CIPRECVDATA:2,hi" + ToyModule.OK);
    toy.say("\\r\\n+IPD,1,2\\r\\n");
    assertThat(toy.seen).contains("AT+CIPRECVDATA=1,2048", "received hi");
    assertThat(toy.module.links().areUsed()).isTrue();
    assertThat(toy.module.links().holder(7)).isNull();
  }

  @Test
  void theSixthIsToldThatAllAreInUse() {
    all();
    connect();
    assertThat(toy.seen)
        .containsExactly(
            "lost ABORTED: all 5 links of the module are in use: close one of its clients first");
  }

  @Test
  void whoComesWhileOneIsBeingClosedGetsThat() {
    List<TransportNotes> all = all();
    toy.answer("AT+CIPCLOSE", null);
    all.get(2).transport().abort();
    connect();
    assertThat(toy.seen).containsExactly("AT+CIPCLOSE=2");
    toy.say("2,CLOSED\\r\\n\\r\\nOK\\r\\n");
    assertThat(toy.seen).contains("AT+CIPSTART=2,\"TCP\",\"10.0.0.7\",9001", "connected");
  }

  @Test
  void whoHasStoppedWaitingGetsNone() {
    List<TransportNotes> all = all();
    toy.answer("AT+CIPCLOSE", null);
    all.get(2).transport().abort();
    connect().transport().abort();
    toy.say("2,CLOSED\\r\\n\\r\\nERROR\\r\\n");
    assertThat(toy.seen).containsExactly("AT+CIPCLOSE=2");
    toy.seen.clear();
    connect();
    assertThat(toy.seen).contains("connected");
  }

  @Test
  void aLinkThatThePeerClosedIsFreeAtOnce() {
    all();
    toy.say("4,CLOSED\\r\\n");
    toy.seen.clear();
    connect();
    assertThat(toy.seen).contains("AT+CIPSTART=4,\"TCP\",\"10.0.0.7\",9001", "connected");
  }

  @Test
  void beforeTheModuleIsReadyNobodyGetsALink() {
    connect();
    assertThat(toy.seen)
        .containsExactly("lost ABORTED: the module is being set up: wait until it is ready");
  }

  @Test
  void whoHasOrWantsALinkHearsWhenNoneIsLeft() {
    List<TransportNotes> all = all();
    toy.answer("AT+CIPCLOSE", null);
    all.get(0).transport().abort();
    connect();
    toy.say("\\r\\nready\\r\\n");
    assertThat(toy.seen).filteredOn(line -> line.startsWith("lost ABORTED")).hasSize(5);
    toy.answer("AT+CIPCLOSE", ToyModule.OK);
    toy.pass(3);
    toy.seen.clear();
    connect();
    assertThat(toy.seen).contains("connected");
  }
}
