package dev.wiretwin.api.web;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Response;

/**
 * One request on its way through the house: what was found out about it at the door, and the places
 * it takes up until it is answered. For one request; its methods are called one after the other,
 * but {@link #ends} may come from any thread.
 */
final class Visit {
  static final String ATTRIBUTE = "dev.wiretwin.visit";

  /** What all visits share. */
  record House(Admission admission, ConnectionWatch watch, Executor executor, Duration longest) {}

  private final Route route;
  private final byte[] body;
  private final Response response;
  private final House house;
  private volatile Admission.Permit working;
  private volatile Admission.Permit waiting;
  private Consumer<Answer> reader = answer -> {};
  private Runnable otherwise = () -> {};
  private volatile boolean answered;

  Visit(Route route, byte[] body, Response response, House house) {
    this.route = route;
    this.body = body;
    this.response = response;
    this.house = house;
  }

  Route route() {
    return route;
  }

  byte[] body() {
    return body;
  }

  /** For streams, which write as they please. */
  Response response() {
    return response;
  }

  /** Where answers that come later are written. */
  Executor executor() {
    return house.executor();
  }

  /**
   * A thread may begin to work on it.
   *
   * @param later runs when there is a place for it, if there is none now
   * @return whether there is one now
   * @throws Refusal if there are too many before it
   */
  boolean enters(Runnable later) {
    Optional<Admission.Permit> place =
        route.isVital()
            ? Optional.of(Admission.Permit.FREE)
            : house.admission().work(freed -> enters(freed, later));
    place.ifPresent(now -> working = now);
    return place.isPresent();
  }

  private void enters(Admission.Permit place, Runnable later) {
    working = place;
    later.run();
  }

  /** It will wait, and hold no thread meanwhile. */
  void awaits() {
    if (waiting == null) {
      waiting = house.admission().await();
    }
  }

  /** No thread works on it any more; it waits. */
  void leaves() {
    awaits();
    close(working);
  }

  /** It goes on as a stream that writes as it pleases, and has places of its own. */
  void streams(String mediaType) {
    close(working);
    house.watch().streams(response.getRequest().getConnectionMetaData().getConnection());
    response.setStatus(200);
    response.getHeaders().put("Content-Type", mediaType);
    response.getHeaders().put("Connection", "close");
    response.getHeaders().put("X-Accel-Buffering", "no"); // proxies shall pass it on as it comes
  }

  /** It is answered, or its client is gone. */
  void ends(Throwable ignored) {
    close(working);
    close(waiting);
    if (!answered) {
      otherwise.run();
    }
  }

  private static void close(Admission.Permit permit) {
    if (permit != null) {
      permit.close();
    }
  }

  /** Fails with a refusal if the outcome does not come. */
  <T> CompletableFuture<T> inTime(CompletableFuture<T> outcome) {
    return outcome
        .copy()
        .orTimeout(house.longest().toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            failure -> {
              throw failure instanceof TimeoutException late
                  ? new Refusal(RefusalCode.TIMED_OUT, "it took too long and was given up", late)
                  : new CompletionException(failure);
            });
  }

  /**
   * Somebody wants to know what it is answered with.
   *
   * @param unanswered runs if it ends without an answer
   */
  void readBy(Consumer<Answer> wanted, Runnable unanswered) {
    reader = wanted;
    otherwise = unanswered;
  }

  /** This will be its answer. */
  void answered(Answer answer) {
    answered = true;
    reader.accept(answer);
  }
}
