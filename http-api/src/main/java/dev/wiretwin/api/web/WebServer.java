package dev.wiretwin.api.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.net.InetSocketAddress;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for requests and hands each to its route. Thread safe; closing it frees the port. */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final int LONGEST_TEXT = 8 << 20;

  private final ObjectMapper json = Json.mapper(LONGEST_TEXT);
  private final Javalin javalin;

  private WebServer(InetSocketAddress address, List<Route> routes) {
    javalin = Javalin.create(config -> configure(config, routes));
    javalin.start(address.getHostString(), address.getPort());
  }

  static WebServer start(InetSocketAddress address, List<Route> routes) {
    return new WebServer(address, routes);
  }

  private void configure(JavalinConfig config, List<Route> routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    for (Route route : routes) {
      config.routes.addHttpHandler(
          HandlerType.findOrCreate(route.method()),
          route.path(),
          context -> route.handler().handle(new Call(context, json)));
    }
    config.routes.exception(Refusal.class, (refusal, context) -> tell(context, refusal));
    config.routes.exception(HttpResponseException.class, this::tellOfHttp);
    config.routes.exception(Exception.class, this::tellOfOurs);
  }

  private void tellOfHttp(HttpResponseException failure, Context context) {
    RefusalCode code =
        switch (failure.getStatus()) {
          case 404 -> RefusalCode.ROUTE_NOT_FOUND;
          case 405 -> RefusalCode.METHOD_NOT_ALLOWED;
          case 413 -> RefusalCode.BODY_TOO_LARGE;
          default -> RefusalCode.BAD_REQUEST;
        };
    tell(context, new Refusal(code, failure.getMessage()));
  }

  private void tellOfOurs(Exception failure, Context context) {
    LOG.warn("a request could not be answered", failure);
    tell(
        context,
        new Refusal(RefusalCode.INTERNAL, "the log of the service says more; please report it"));
  }

  private void tell(Context context, Refusal refusal) {
    Problem problem = ProblemMapper.of(refusal, context.path());
    refusal
        .retryAfter()
        .ifPresent(time -> context.header("Retry-After", "" + Math.max(1, time.toSeconds())));
    try {
      context
          .status(problem.status())
          .contentType("application/problem+json")
          .result(json.writeValueAsBytes(problem));
    } catch (JsonProcessingException odd) {
      throw new IllegalStateException("a problem that cannot be written as JSON", odd);
    }
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
