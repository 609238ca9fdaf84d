package dev.wiretwin.api.web;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what is no proper HTTP, so that no handler of ours ever sees it: an odd request line, too
 * large headers, lengths that contradict each other. Stateless.
 */
final class HttpFaults implements Request.Handler {
  private static final String PLAIN = "[A-Za-z0-9 ,.'()/:_-]{1,80}";

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Throwable cause = (Throwable) request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
    int status = cause instanceof HttpException known ? known.getCode() : response.getStatus();
    String reason = cause instanceof HttpException known ? known.getReason() : null;
    String path = request.getHttpURI() == null ? "" : request.getHttpURI().getPath();
    write(refusal(status, reason), path == null ? "" : path, response, callback);
    return true;
  }

  static void write(Refusal refusal, String path, Response response, Callback callback) {
    Answer answer = Problems.answer(refusal, path);
    response.setStatus(answer.status());
    SafeHeaders.ALL.forEach(response.getHeaders()::put);
    answer.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put("Content-Type", answer.type());
    response.getHeaders().put("Content-Length", answer.body().length);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }

  static Refusal refusal(int status, String reason) {
    String words = reason != null && reason.matches(PLAIN) ? reason : "";
    return switch (status) {
      case 404 -> new Refusal(RefusalCode.ROUTE_NOT_FOUND, "there is nothing at this address");
      case 408 -> new Refusal(RefusalCode.REQUEST_TIMEOUT, "the request did not come in time");
      case 413 -> new Refusal(RefusalCode.BODY_TOO_LARGE, "the body is too large");
      case 414 -> new Refusal(RefusalCode.URI_TOO_LONG, "the address has too many characters");
      case 431 -> new Refusal(RefusalCode.HEADERS_TOO_LARGE, "the headers have too many bytes");
      case 501 -> new Refusal(RefusalCode.NOT_IMPLEMENTED, "not done here: " + words);
      case 503 -> new Refusal(RefusalCode.OVERLOADED, "the service is busy, or about to end");
      case 505 -> new Refusal(RefusalCode.VERSION_UNSUPPORTED, "speak HTTP/1.1");
      default ->
          status >= 500
              ? new Refusal(RefusalCode.INTERNAL, "the log of the service says more")
              : new Refusal(
                  RefusalCode.BAD_REQUEST,
                  "this is no proper HTTP request" + (words.isEmpty() ? "" : ": " + words));
    };
  }
}
