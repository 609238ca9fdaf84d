package dev.wiretwin.core.lab;

import java.util.List;

/**
 * What a lab server does on its TCP connections, in the order they come.
 *
 * @param connections the steps of each connection; the last list is reused for further ones. Empty:
 *     nobody listens, and a connection is refused
 * @param faults happen to the bytes the server sends, whatever the steps say
 */
public record LabScript(List<List<LabStep>> connections, Faults faults) {
  public LabScript {
    connections = connections.stream().map(List::copyOf).toList();
  }

  public LabScript(List<List<LabStep>> connections) {
    this(connections, Faults.NONE);
  }
}
