package dev.wiretwin.core.transport.netty;

import dev.wiretwin.core.engine.Outcome.Cause;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Reads what Java, Netty and the kernel say about a failed connection. */
final class Causes {
  private Causes() {}

  static Cause of(Throwable failure) {
    if (failure instanceof NettyTransport.TlsFailure || hasTls(failure)) {
      return Cause.TLS;
    }
    if (failure instanceof ConnectTimeoutException) {
      return Cause.TIMEOUT;
    }
    if (failure instanceof NoRouteToHostException || failure instanceof PortUnreachableException) {
      return Cause.UNREACHABLE;
    }
    if (failure instanceof ClosedChannelException || !(failure instanceof IOException)) {
      return Cause.ABORTED;
    }
    return ofErrno(text(failure).toLowerCase(Locale.ROOT));
  }

  /**
   * The kernel's errors reach Java as text only; these are glibc's, which both of Netty's
   * transports pass on.
   */
  private static Cause ofErrno(String text) {
    if (text.contains("reset") || text.contains("refused") || text.contains("broken pipe")) {
      return Cause.RESET;
    } else if (text.contains("timed out")) {
      return Cause.TIMEOUT;
    } else if (text.contains("unreachable") || text.contains("no route")) {
      return Cause.UNREACHABLE;
    }
    return Cause.ABORTED;
  }

  private static boolean hasTls(Throwable failure) {
    return has(failure, SSLException.class);
  }

  /** Whether neither the peer nor the world explains it: everything they do is an IOException. */
  static boolean isFaultOfOurs(Throwable failure) {
    return !has(failure, IOException.class);
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  static String sentence(Throwable failure) {
    return switch (of(failure)) {
      case TLS -> "TLS failed: " + text(failure);
      case TIMEOUT -> "the network gave up: " + text(failure);
      case UNREACHABLE -> "no route to the host: " + text(failure);
      case RESET -> "the connection was reset or refused: " + text(failure);
      default -> "the connection broke: " + text(failure);
    };
  }

  /** The innermost message, without the name of the system call that Netty puts before it. */
  private static String text(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null && innermost.getCause() != innermost) {
      innermost = innermost.getCause();
    }
    String message = innermost.getMessage();
    return message == null
        ? innermost.getClass().getSimpleName()
        : message.replaceFirst("^\\S+ failed with error\\(-?\\d+\\): ", "");
  }
}
