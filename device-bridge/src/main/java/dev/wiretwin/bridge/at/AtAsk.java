package dev.wiretwin.bridge.at;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a module from another thread than its own, and waits for the answer. Thread safe. */
final class AtAsk {
  /** Whoever has asked before may wait for a server that does not answer, by TLS at the longest. */
  private static final Duration TURN = Duration.ofSeconds(150);

  private final AtModule module;

  AtAsk(AtModule module) {
    this.module = module;
  }

  /**
   * What its generation is like.
   *
   * @throws IOException if that is not known now
   */
  AtGeneration.Traits traits() throws IOException {
    AtDialect dialect = module.dialect();
    if (dialect == null) {
      throw new IOException(module.trouble());
    }
    return dialect.traits();
  }

  /** Has the module do it when it is its turn; the answer may be a refusal. */
  CompletableFuture<AtAnswer> submit(String command, Duration limit) {
    return submit(command, limit, List.of());
  }

  /**
   * @param secrets what is in it that nobody may see
   */
  CompletableFuture<AtAnswer> submit(String command, Duration limit, List<String> secrets) {
    CompletableFuture<AtAnswer> answer = new CompletableFuture<>();
    try {
      module.loop().execute(() -> begin(command, limit, secrets, answer));
    } catch (IllegalStateException ended) {
      answer.completeExceptionally(new IOException(ended.getMessage()));
    }
    return answer;
  }

  private void begin(
      String command, Duration limit, List<String> secrets, CompletableFuture<AtAnswer> answer) {
    if (!module.isReady()) {
      answer.completeExceptionally(new IOException(module.trouble()));
      return;
    }
    module.hide(secrets);
    try {
      module.submit(
          AtCommand.plain(
              command,
              limit.toNanos(),
              told -> {
                module.show(secrets);
                answer.complete(told.without(secrets));
              }));
    } catch (IllegalStateException full) {
      module.show(secrets);
      answer.completeExceptionally(new IOException(full.getMessage() + ": try again later"));
    }
  }

  /**
   * Asks and waits for the answer, which may be a refusal.
   *
   * @throws IOException if the module is lost meanwhile, or does not say
   */
  AtAnswer ask(String command, Duration limit) throws IOException, InterruptedException {
    return await(submit(command, limit), limit.plus(TURN))
        .orElseThrow(() -> new IOException("the module is busy with others: try again later"));
  }

  /** The same, but a refusal is an error. */
  AtAnswer demand(String command, Duration limit) throws IOException, InterruptedException {
    AtAnswer answer = ask(command, limit);
    if (!answer.isOk()) {
      throw new IOException(
          "the module refuses "
              + command
              + " ("
              + answer.words()
              + "): does its firmware have it?");
    }
    return answer;
  }

  /** Empty if it takes too long. */
  static Optional<AtAnswer> await(CompletableFuture<AtAnswer> asked, Duration limit)
      throws IOException, InterruptedException {
    try {
      AtAnswer answer = asked.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return switch (answer.kind()) {
        case DEAD, RESTARTED ->
            throw new IOException("the module started anew or is gone: try again when it is ready");
        case UNKNOWN -> throw new IOException("the module did not answer in time: try again");
        default -> Optional.of(answer);
      };
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause().getMessage(), failed);
    }
  }
}
