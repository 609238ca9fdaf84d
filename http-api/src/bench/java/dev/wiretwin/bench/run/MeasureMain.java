package dev.wiretwin.bench.run;

import dev.wiretwin.bench.contender.Contenders;
import dev.wiretwin.bench.drive.Contender;
import dev.wiretwin.bench.drive.Figures;
import dev.wiretwin.bench.drive.Measure;
import dev.wiretwin.bench.drive.Server;
import java.util.Arrays;

/**
 * The measuring process: one contender, one measurement, the figures on standard output. Its
 * arguments are the contender's name, the server's two ports and the words of {@link Measure}.
 */
final class MeasureMain {
  private MeasureMain() {}

  public static void main(String[] args) throws Exception {
    // Whichever thread fails, the process ends, although libraries keep threads that would not.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, cause) -> {
          cause.printStackTrace();
          Runtime.getRuntime().halt(1);
        });
    Contender contender = Contenders.create(args[0]);
    Server server = new Server(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    Measure measure = Measure.parse(Arrays.copyOfRange(args, 3, args.length));
    Figures figures = measure.on(contender, server);
    System.out.print(figures.lines());
    System.out.flush();
    // Closing some libraries takes longer than measuring them, and nobody waits for it.
    Runtime.getRuntime().halt(0);
  }
}
