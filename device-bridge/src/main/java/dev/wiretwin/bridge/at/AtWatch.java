package dev.wiretwin.bridge.at;

import java.util.concurrent.TimeUnit;

/**
 * Asks a module for what it should have said by itself: for data whose notice got lost, as happens
 * in practice, and for a sign of life when what it sends makes no sense. On its module's loop.
 */
final class AtWatch {
  private static final long LOOK_MS = 1_000;
  private static final long QUERY = TimeUnit.SECONDS.toNanos(5);
  private static final long SIGN = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int MOST_SIGNS = 2;

  private final AtModule module;

  /** How often it is still to be asked for a sign; 0 for no suspicion. */
  private int signs;

  AtWatch(AtModule module) {
    this.module = module;
  }

  // ---- data

  /** Begins to look now and then, for as long as the module is ready as it is now. */
  void begin() {
    AtDialect seen = module.dialect();
    module.after(
        LOOK_MS,
        () -> {
          if (module.dialect() == seen) {
            boolean idle = module.isIdle();
            if (idle && module.links().areUsed() && seen.passive()) {
              module.submit(AtCommand.plain("AT+CIPRECVLEN?", QUERY, this::lengths));
            }
            if (idle && !module.sockets().used().isEmpty()) {
              module.sockets().look();
            }
            begin();
          }
        });
  }

  private void lengths(AtAnswer answer) {
    String told = answer.after("+CIPRECVLEN:");
    if (answer.isOk() && told != null) {
      String[] lengths = told.split(",");
      for (int link = 0; link < lengths.length; link++) {
        if (lengths[link].strip().matches("[1-9]\\d*")) {
          module.waiting(link, 0);
        }
      }
    }
  }

  // ---- life

  /** One that has started anew speaks at its usual rate, which is noise at any other. */
  void noise() {
    if (signs == 0 && module.isReady() && module.isFast()) {
      signs = MOST_SIGNS;
      askForASign();
    }
  }

  private void askForASign() {
    module.submit(
        AtCommand.gentle(
            "AT",
            SIGN,
            answer -> {
              boolean silent = answer.kind() == AtAnswer.Kind.UNKNOWN && module.isReady();
              signs = silent ? signs - 1 : 0;
              if (signs > 0) {
                askForASign();
              } else if (silent) {
                module.fellBack();
              }
            }));
  }
}
