package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;
import java.util.ArrayList;
import java.util.List;

/** What a layer of faults passes on, as a list of words. For one thread. */
final class Layer implements Sending {
  final List<String> passed = new ArrayList<>();

  @Override
  public void write(Bytes bytes) {
    passed.add(bytes.text());
  }

  @Override
  public void fin() {
    passed.add("FIN");
  }

  @Override
  public void reset() {
    passed.add("RST");
  }

  @Override
  public long waiting() {
    return 1000;
  }

  @Override
  public void cancel() {
    passed.add("CANCEL");
  }
}
