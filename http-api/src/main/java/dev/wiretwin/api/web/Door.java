package dev.wiretwin.api.web;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Where every request comes in: turns away who may not come, reads the body without holding a
 * thread, and hands on what is whole. Thread safe.
 */
final class Door extends Handler.Wrapper {
  private final Arrival arrival;
  private final Admission admission;
  private final Visit.House house;
  private final ConnectionWatch watch;
  private final Duration bodyTime;
  private final Traffic traffic = new Traffic();

  Door(
      Arrival arrival,
      Admission admission,
      Visit.House house,
      ConnectionWatch watch,
      Duration bodyTime) {
    this.arrival = arrival;
    this.admission = admission;
    this.house = house;
    this.watch = watch;
    this.bodyTime = bodyTime;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    watch.works(connection);
    Request.addCompletionListener(request, failure -> watch.rests(connection));
    SafeHeaders.ALL.forEach(response.getHeaders()::put);
    if (!traffic.enters()) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      refuse(closing(), request, response, callback);
      return true;
    }
    Request.addCompletionListener(request, failure -> traffic.leaves());
    Asked asked = asked(request);
    try {
      Arrival.Decision decision = arrival.decide(asked);
      decision.headers().forEach(response.getHeaders()::put);
      if (decision.route().isEmpty()) {
        response.setStatus(204);
        response.write(true, null, callback);
        return true;
      }
      return read(request, response, callback, decision.route().get());
    } catch (Refusal refusal) {
      refuse(refusal, request, response, callback);
      return true;
    }
  }

  private static Asked asked(Request request) {
    String path = request.getHttpURI().getPath();
    return new Asked(
        request.getMethod(),
        path == null ? "" : path,
        Request.getLocalAddr(request),
        request.getHeaders()::getValuesList);
  }

  private boolean read(Request request, Response response, Callback callback, Route route)
      throws Exception {
    if (route.reading().most() == 0 || request.getLength() == 0) {
      return enter(request, response, callback, new Visit(route, new byte[0], response, house));
    }
    Admission.Permit arriving = admission.arrival();
    BodyReader reader = new BodyReader(request, route);
    reader.run();
    CompletableFuture<byte[]> body = reader.whole();
    if (body.isDone() && !body.isCompletedExceptionally()) {
      arriving.close();
      return enter(request, response, callback, new Visit(route, body.join(), response, house));
    }
    body.orTimeout(bodyTime.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((whole, failure) -> arriving.close())
        .whenCompleteAsync(
            (whole, failure) -> {
              if (failure == null) {
                enterLater(request, response, callback, new Visit(route, whole, response, house));
              } else {
                refuse(torn(failure), request, response, callback);
              }
            },
            house.executor());
    return true;
  }

  private static Refusal closing() {
    return new Refusal(RefusalCode.SHUTTING_DOWN, "the service is about to end");
  }

  /** Lets nobody in any more. */
  void lastCall() {
    traffic.lastCall();
  }

  /** Waits for those inside, but not longer than that. */
  void drain(Duration patience) {
    traffic.drain(patience);
  }

  private static Refusal torn(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof Refusal known
        ? known
        : new Refusal(RefusalCode.REQUEST_TIMEOUT, "the body did not come in time", cause);
  }

  private void enterLater(Request request, Response response, Callback callback, Visit visit) {
    try {
      enter(request, response, callback, visit);
    } catch (Refusal refusal) {
      refuse(refusal, request, response, callback);
    } catch (Exception failure) { // whatever the servlet container may throw must end the request
      Response.writeError(request, response, callback, failure);
    }
  }

  private boolean enter(Request request, Response response, Callback callback, Visit visit)
      throws Exception {
    request.setAttribute(Visit.ATTRIBUTE, visit);
    Request.addCompletionListener(request, visit::ends);
    boolean now = visit.enters(() -> goOn(request, response, callback));
    return !now || super.handle(request, response, callback);
  }

  /** There was no place for it when it came in, and there is one now. */
  private void goOn(Request request, Response response, Callback callback) {
    try {
      super.handle(request, response, callback);
    } catch (Exception failure) { // whatever the servlet container may throw must end the request
      Response.writeError(request, response, callback, failure);
    }
  }

  /** What is left of a body is not looked at: the connection ends with this answer. */
  private static void refuse(
      Refusal refusal, Request request, Response response, Callback callback) {
    Callback end = callback;
    if (request.getLength() != 0) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      end = mayStillCome(refusal, request) ? new Linger(request, callback) : callback;
    }
    HttpFaults.write(refusal, Request.getPathInContext(request), response, end);
  }

  /** Whoever asked first, or was too slow, sends no more. */
  private static boolean mayStillCome(Refusal refusal, Request request) {
    return refusal.code() != RefusalCode.REQUEST_TIMEOUT
        && !request.getHeaders().contains(HttpHeader.EXPECT);
  }
}
