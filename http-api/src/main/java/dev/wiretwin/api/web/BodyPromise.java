package dev.wiretwin.api.web;

import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.util.Promise;

/** Tells when a body is there. Thread safe. */
final class BodyPromise implements Promise.Invocable<byte[]> {
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();

  CompletableFuture<byte[]> body() {
    return body;
  }

  @Override
  public void succeeded(byte[] whole) {
    body.complete(whole);
  }

  @Override
  public void failed(Throwable failure) {
    body.completeExceptionally(failure);
  }

  /** Whoever waits for it goes on elsewhere. */
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }
}
