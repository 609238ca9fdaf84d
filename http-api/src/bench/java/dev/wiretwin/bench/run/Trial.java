package dev.wiretwin.bench.run;

import dev.wiretwin.bench.drive.Measure;
import java.util.List;

/**
 * One measurement that several contenders undergo in turn.
 *
 * @param section the word of {@code --only} it belongs to
 * @param what it is called in the tables
 * @param figure which of the figures the measurement gives is compared
 * @param unit of that figure, with a blank before it where one belongs
 * @param pinned whether client and server share one processor
 * @param rounds how often all contenders have their turn
 */
record Trial(
    Settings.Section section,
    String what,
    Measure measure,
    List<String> contenders,
    String figure,
    String unit,
    boolean pinned,
    int rounds) {}
