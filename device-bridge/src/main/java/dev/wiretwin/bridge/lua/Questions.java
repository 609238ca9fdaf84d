package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.link.Parcel;
import dev.wiretwin.bridge.serial.LineFailure;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the agent is asked, by number, until it has answered. {@link #ask} and {@link #heap} are for
 * any thread, all else for the board's loop.
 */
final class Questions {
  private static final int MOST = 255;

  private final AgentLink link;
  private final Map<Integer, CompletableFuture<Parcel>> open = new HashMap<>();
  private final Set<CompletableFuture<Parcel>> unanswered = ConcurrentHashMap.newKeySet();
  private volatile int heap;

  Questions(AgentLink link) {
    this.link = link;
  }

  /** Asks; answered on the loop, and failed there when nobody can answer (any more). */
  CompletableFuture<Parcel> ask(char op, byte[] data) {
    CompletableFuture<Parcel> answer = new CompletableFuture<>();
    unanswered.add(answer);
    answer.whenComplete((told, fault) -> unanswered.remove(answer));
    if (!link.execute(() -> ask(op, data, answer))) {
      answer.completeExceptionally(new LineFailure(link.trouble()));
    }
    return answer;
  }

  private void ask(char op, byte[] data, CompletableFuture<Parcel> answer) {
    if (!link.isUp()) {
      answer.completeExceptionally(new LineFailure(link.trouble()));
      return;
    }
    for (int number = 1; number <= MOST; number++) {
      if (open.putIfAbsent(number, answer) == null) {
        link.send(new Parcel(op, number, 0, data), () -> {});
        return;
      }
    }
    answer.completeExceptionally(
        new LineFailure("255 questions to the board are open: wait for their answers"));
  }

  /** Lets the agent know that somebody is there, and asks how it is. */
  void beat() {
    if (link.isUp() && open.isEmpty()) {
      ask('i', new byte[0])
          .thenAccept(
              told -> {
                String text = new String(told.data(), StandardCharsets.US_ASCII);
                heap = Integer.parseInt(text.substring(0, text.indexOf(' ')));
              });
    }
  }

  /** Bytes that were free on the board at the last beat, or as the greeting told. */
  int heap() {
    return heap;
  }

  void heap(int told) {
    heap = told;
  }

  /** An answer has come; one to nobody's question is forgotten. */
  void answered(Parcel answer) {
    CompletableFuture<Parcel> asked = open.remove(answer.client());
    if (asked != null) {
      asked.complete(answer);
    }
  }

  /** The agent cannot answer: says why. */
  void refused(Parcel refusal) {
    CompletableFuture<Parcel> asked = open.remove(refusal.client());
    if (asked != null) {
      String why = new String(refusal.data(), StandardCharsets.ISO_8859_1);
      asked.completeExceptionally(new LineFailure("the board cannot do that: " + why));
    }
  }

  /** The loop has ended, and what waited there is not done; any thread. */
  void end(String why) {
    unanswered.forEach(asked -> asked.completeExceptionally(new LineFailure(why)));
  }

  /** Nobody will answer any more. */
  void fail(String why) {
    Map<Integer, CompletableFuture<Parcel>> all = Map.copyOf(open);
    open.clear();
    all.values().forEach(asked -> asked.completeExceptionally(new LineFailure(why)));
  }
}
