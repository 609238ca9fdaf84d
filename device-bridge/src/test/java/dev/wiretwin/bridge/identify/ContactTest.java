package dev.wiretwin.bridge.identify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.serial.LineFailure;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ContactTest {
  private final ScriptedLine line =
      new ScriptedLine().at(115_200, said -> "re: " + said).at(9_600, said -> "slow");

  private Contact open(long ms) throws LineFailure {
    return Contact.open(line.opening(), System::nanoTime, Deadline.in(System::nanoTime, ms));
  }

  @Test
  void whatWasHeardAtARateIsKeptUntilTheNext() throws Exception {
    try (Contact contact = open(5_000)) {
      contact.say("one ");
      assertThat(contact.await(Pattern.compile("one"), 1_000)).isPresent();
      contact.expectNew();
      assertThat(contact.await(Pattern.compile("one"), 5)).isEmpty();
      contact.say("two");
      contact.listen(5);
      assertThat(contact.news()).isEqualTo("re: two");
      assertThat(contact.heard()).isEqualTo("re: one re: two");
      assertThat(contact.rate(9_600)).isTrue();
      assertThat(contact.heard()).isEmpty();
      contact.say("three");
      contact.listenUntilQuiet(5, 1_000);
      assertThat(contact.heard()).isEqualTo("slow");
      assertThat(contact.baud()).isEqualTo(9_600);
    }
    assertThat(line.isClosed()).isTrue();
  }

  @Test
  void aRateThatTheLineCannotHaveIsSaid() throws Exception {
    line.fixed("the line has one rate");
    try (Contact contact = open(5_000)) {
      assertThat(contact.rate(9_600)).isFalse();
      assertThat(contact.rate(115_200)).isTrue();
    }
  }

  @Test
  void allWaitingEndsWithTheDeadline() throws Exception {
    try (Contact contact = open(20)) {
      long begin = System.nanoTime();
      contact.listen(60_000);
      contact.listenUntilQuiet(60_000, 60_000);
      assertThat(contact.await(Pattern.compile("never"), 60_000)).isEmpty();
      assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
      assertThat(contact.deadline().isOver()).isTrue();
    }
  }

  @Test
  void tokensDiffer() throws Exception {
    try (Contact contact = open(20)) {
      assertThat(contact.token()).startsWith("@i").isNotEqualTo(contact.token());
    }
  }
}
