package dev.wiretwin.api.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One request and its answer, as handlers see them: what they ask of it is checked, and refused in
 * words that say what would be right. For the thread that handles it.
 */
final class Call {
  private final Context context;
  private final Visit visit;
  private final ObjectMapper json;
  private final Parameters parameters;

  Call(Context context, Visit visit, ObjectMapper json) {
    this.context = context;
    this.visit = visit;
    this.json = json;
    this.parameters = new Parameters(visit.route(), context.queryParamMap());
  }

  /** A parameter of the path, decoded. */
  String path(String name) {
    return context.pathParam(name);
  }

  /** A parameter behind the question mark; the route must have declared it. */
  Optional<String> query(String name) {
    return parameters.text(name);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name));
  }

  /**
   * A whole number from the query.
   *
   * @throws Refusal if it is none, or out of range
   */
  OptionalLong number(String name, long least, long most) {
    return parameters.number(name, least, most);
  }

  /** {@code ?force=true}; none is false. */
  boolean flag(String name) {
    return parameters.flag(name);
  }

  /**
   * {@code ?wait=20s} or {@code 500ms}; none is zero.
   *
   * @throws Refusal if it is none, or too long, or too many are waiting already
   */
  Duration waiting() {
    Duration wait = parameters.waiting();
    if (!wait.isZero()) {
      visit.awaits();
    }
    return wait;
  }

  /** {@code ?fence=7}: the number of the lease under which this is asked. */
  OptionalLong fence() {
    return number("fence", 1, Long.MAX_VALUE);
  }

  /** {@code ?after=41}: the cursor behind which a list goes on, for lists that are numbered. */
  OptionalLong after() {
    return number("after", 0, Long.MAX_VALUE);
  }

  /** {@code ?limit=50}: how many entries of a list are wanted at the most. */
  int limit(int usual, int most) {
    return (int) number("limit", 1, most).orElse(usual);
  }

  /**
   * The body, which must be JSON of that type.
   *
   * @throws Refusal if it is anything else; names the field at fault
   */
  <T> T body(Class<T> type) {
    if (!hasBody()) {
      throw bad("the body is missing: it must be a JSON object");
    }
    try {
      T body = json.readValue(visit.body(), type);
      if (body == null) {
        throw bad("the body must be a JSON object");
      }
      return body;
    } catch (JsonProcessingException wrong) {
      throw bad(BodyWords.of(wrong), wrong);
    } catch (IOException impossible) {
      throw new IllegalStateException("reading from memory", impossible);
    }
  }

  /** The same, for a body that may be left out. */
  <T> Optional<T> optionalBody(Class<T> type) {
    return hasBody() ? Optional.of(body(type)) : Optional.empty();
  }

  /** Whether there is one. */
  boolean hasBody() {
    return visit.body().length > 0;
  }

  /** The body as text, for those that are not JSON. */
  String bodyText() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(visit.body())).toString();
    } catch (CharacterCodingException wrong) {
      throw bad("the body is not text in UTF-8", wrong);
    }
  }

  /** With a JSON body. */
  void answer(int status, Object body) {
    answer(new Answer(status, Route.JSON, written(body)));
  }

  void answer(Answer answer) {
    visit.answered(answer);
    answer.headers().forEach(context::header);
    context.status(answer.status());
    if (answer.type().isEmpty()) {
      context.removeHeader("Content-Type");
    } else {
      context.contentType(answer.type()).result(answer.body());
    }
  }

  /** 201, with the place of what was made. */
  void created(String place, Object body) {
    answer(new Answer(201, Route.JSON, Map.of("Location", place), written(body)));
  }

  /** 204. */
  void done() {
    answer(Answer.nothing());
  }

  /** 200, with something else than JSON. */
  void content(String mediaType, byte[] content) {
    answer(new Answer(200, mediaType, content));
  }

  /** The same, which a browser saves under that name. */
  void download(String mediaType, String fileName, byte[] content) {
    answer(
        new Answer(
            200, mediaType, Map.of("Content-Disposition", SafeHeaders.saveAs(fileName)), content));
  }

  /** The same, for what is too long for memory; closed here. */
  void download(String mediaType, String fileName, InputStream content) {
    context
        .status(200)
        .header("Content-Disposition", SafeHeaders.saveAs(fileName))
        .contentType(mediaType)
        .result(content);
  }

  /** A page of ours that runs scripts of its own: it may use nothing but itself. */
  void page(byte[] html) {
    answer(
        new Answer(
            200,
            "text/html; charset=utf-8",
            Map.of("Content-Security-Policy", SafeHeaders.REPORT_POLICY),
            html));
  }

  /** Answers when that is there, without holding a thread meanwhile. */
  <T> void later(CompletableFuture<T> outcome, Consumer<T> answer) {
    if (outcome.isDone()) {
      answer.accept(now(outcome));
      return;
    }
    visit.leaves();
    context.future(() -> visit.inTime(outcome).thenAcceptAsync(answer, visit.executor()));
  }

  /** Answers with a stream, which holds no thread, until it ends. */
  void stream(String mediaType, Function<Visit, EventStream> opening) {
    boolean headOnly = context.method() == HandlerType.HEAD;
    if (headOnly) {
      context.contentType(mediaType);
      return;
    }
    EventStream stream = opening.apply(visit);
    visit.streams(mediaType);
    context.future(stream::ended);
    stream.iterate();
  }

  private static <T> T now(CompletableFuture<T> done) {
    try {
      return done.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException ours) {
        throw ours;
      }
      throw failed;
    }
  }

  private byte[] written(Object body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (JsonProcessingException odd) {
      throw new IllegalStateException("an answer that cannot be written as JSON", odd);
    }
  }

  /** Method, path and query: what this is, but for its body. */
  String asked() {
    String query = context.queryString();
    return context.method().name() + " " + context.path() + (query == null ? "" : "?" + query);
  }

  /** The way this request came. */
  Visit visit() {
    return visit;
  }

  /**
   * A field of the body that may not be left out.
   *
   * @throws Refusal if it was
   */
  static <T> T required(T value, String field) {
    if (value == null) {
      throw bad(field + " is missing");
    }
    return value;
  }

  static Refusal bad(String sentence) {
    return new Refusal(RefusalCode.BAD_REQUEST, sentence);
  }

  private static Refusal bad(String sentence, Exception cause) {
    return new Refusal(RefusalCode.BAD_REQUEST, sentence, cause);
  }
}
