package dev.wiretwin.api.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One request and its answer, as handlers see them. For the thread that handles it. */
final class Call {
  /** Longest time that a request may ask to be kept waiting. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private static final String JSON = "application/json";
  private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s)");

  private final Context context;
  private final ObjectMapper json;

  Call(Context context, ObjectMapper json) {
    this.context = context;
    this.json = json;
  }

  /** A parameter of the path, decoded. */
  String path(String name) {
    return context.pathParam(name);
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name));
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
    Optional<String> written = query(name);
    if (written.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      long number = Long.parseLong(written.get());
      if (number >= least && number <= most) {
        return OptionalLong.of(number);
      }
    } catch (NumberFormatException none) {
      // told below, with what would be right
    }
    throw bad(name + " must be a whole number from " + least + " to " + most);
  }

  /** {@code ?wait=20s} or {@code 500ms}; none is zero. */
  Duration waiting() {
    Optional<String> written = query("wait");
    if (written.isEmpty()) {
      return Duration.ZERO;
    }
    Matcher time = TIME.matcher(written.get());
    Duration wait =
        !time.matches()
            ? null
            : time.group(2).equals("s")
                ? Duration.ofSeconds(Long.parseLong(time.group(1)))
                : Duration.ofMillis(Long.parseLong(time.group(1)));
    if (wait == null || wait.compareTo(LONGEST_WAIT) > 0) {
      throw bad("wait must be a time such as 10s or 500ms, and 60s at the most");
    }
    return wait;
  }

  /** {@code ?fence=7}: the number of the lease under which this is asked. */
  OptionalLong fence() {
    return number("fence", 1, Long.MAX_VALUE);
  }

  /**
   * The body, which must be JSON of that type.
   *
   * @throws Refusal if it is anything else; names the field at fault
   */
  <T> T body(Class<T> type) {
    try {
      T body = json.readValue(context.bodyAsBytes(), type);
      if (body == null) {
        throw bad("the body must be a JSON object");
      }
      return body;
    } catch (JsonMappingException wrong) {
      String field =
          wrong.getPath().stream()
              .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
              .collect(Collectors.joining("."));
      throw bad((field.isEmpty() ? "the body" : field) + ": " + wrong.getOriginalMessage());
    } catch (JsonProcessingException wrong) {
      throw bad("the body is no JSON: " + wrong.getOriginalMessage());
    } catch (IOException torn) {
      throw new Refusal(RefusalCode.BAD_REQUEST, "the body did not come whole", torn);
    }
  }

  /** Whether there is one. */
  boolean hasBody() {
    return context.bodyAsBytes().length > 0;
  }

  void answer(int status, Object body) {
    try {
      context.status(status).contentType(JSON).result(json.writeValueAsBytes(body));
    } catch (JsonProcessingException odd) {
      throw new IllegalStateException("an answer that cannot be written as JSON", odd);
    }
  }

  /** 201, with the place of what was made. */
  void created(String place, Object body) {
    context.header("Location", place);
    answer(201, body);
  }

  /** 204. */
  void done() {
    context.status(204);
  }

  /** Answers when that is there, without holding a thread meanwhile. */
  <T> void later(CompletableFuture<T> outcome, Consumer<T> answer) {
    context.future(() -> outcome.thenAccept(answer));
  }

  /** For the few handlers that stream; everybody else answers through this class. */
  Context context() {
    return context;
  }

  static Refusal bad(String sentence) {
    return new Refusal(RefusalCode.BAD_REQUEST, sentence);
  }
}
