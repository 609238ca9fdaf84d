package dev.wiretwin.api.cli;

import java.lang.reflect.Proxy;

/**
 * Ends the process at once at the next signal, for a person who does not want to wait while it
 * cleans up. The JVM alone would only wait on. Stateless, any thread.
 */
final class HurriedEnd {
  private static final int INTERRUPT = 2;
  private static final int TERMINATE = 15;

  /** What shells make of a signal. */
  private static final int KILLED_BY = 128;

  private HurriedEnd() {}

  /**
   * @return whether this JVM lets us: if not, the end is waited for as ever
   */
  static boolean atNextSignal() {
    return at("INT", INTERRUPT) && at("TERM", TERMINATE);
  }

  /** By name: compilers warn of these classes, which every JDK has and nothing replaces. */
  private static boolean at(String name, int number) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object halt =
          Proxy.newProxyInstance(
              HurriedEnd.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, args) -> {
                Runtime.getRuntime().halt(KILLED_BY + number);
                return null;
              });
      Object wanted = signal.getConstructor(String.class).newInstance(name);
      signal.getMethod("handle", signal, handler).invoke(null, wanted, halt);
      return true;
    } catch (ReflectiveOperationException notHere) {
      // started with -Xrs, or a JVM without signals
      return false;
    }
  }
}
