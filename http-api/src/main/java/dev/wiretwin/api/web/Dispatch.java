package dev.wiretwin.api.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import io.javalin.http.Context;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a request's route answer it, and tells what went wrong if it does not. Thread safe. */
final class Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

  private final ObjectMapper json;
  private final Replay replay;

  Dispatch(ObjectMapper json, Replay replay) {
    this.json = json;
    this.replay = replay;
  }

  /**
   * @throws Exception whatever the handler throws; {@link #tell} knows what to say of it
   */
  void handle(Context context) throws Exception {
    Visit visit = visit(context);
    Call call = new Call(context, visit, json);
    new Parameters(visit.route(), context.queryParamMap()).check();
    try {
      if (!replay.repeats(call)) {
        visit.route().handler().handle(call);
      }
    } catch (StackOverflowError | LinkageError broken) { // or the answer would be empty
      throw new IllegalStateException("a handler broke", broken);
    }
  }

  private static Visit visit(Context context) {
    return (Visit) context.req().getAttribute(Visit.ATTRIBUTE);
  }

  /** Answers with a problem. */
  void tell(Throwable failure, Context context) {
    Refusal refusal = refusal(failure, context.path());
    Answer answer = Problems.answer(refusal, context.path());
    visit(context).answered(answer);
    answer.headers().forEach(context::header);
    context.status(answer.status()).contentType(answer.type()).result(answer.body());
  }

  private static Refusal refusal(Throwable failure, String path) {
    if (failure instanceof Refusal foreseen) {
      return foreseen;
    }
    if (failure instanceof CompletionException && failure.getCause() != null) {
      return refusal(failure.getCause(), path);
    }
    if (failure instanceof InterruptedException) {
      return new Refusal(RefusalCode.SHUTTING_DOWN, "the service is about to end", failure);
    }
    LOG.warn("a request for {} could not be answered", Safe.shown(path), failure);
    return new Refusal(RefusalCode.INTERNAL, "the log of the service says more; please report it");
  }
}
