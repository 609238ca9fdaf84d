package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.module.AccessPoint;
import dev.wiretwin.bridge.virtual.module.StationConfig;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.util.List;
import java.util.Optional;

/** What a module has around it: networks, and a way into one. On the board's processor only. */
public interface AtAir {
  /** A fresh TCP for a life; the way to the network is closed. */
  TcpStack stack(Cpu life);

  /** Opens or closes the way to the network. */
  void link(boolean open);

  /** The access points that are heard now. */
  List<AccessPoint> heard();

  /** The access point that is meant, if it is heard; its password may be another one. */
  Optional<AccessPoint> find(StationConfig wanted);

  /** Sets who is to know of changes; the one before is forgotten. */
  void onChange(Runnable what);
}
