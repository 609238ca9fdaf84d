package dev.wiretwin.core.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The floor plan of core as rules, by name. One table for the product and for the fixtures that
 * show each rule fails.
 */
public final class CoreRules {
  private static final String NETTY = "transport.netty";

  private CoreRules() {}

  public static Map<String, ArchRule> in(String root) {
    HouseRules house = new HouseRules(root);
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    pureRooms(house, rules);
    arrows(house, rules);
    rules.put("time and chance", house.takesTimeAndChanceAsArguments());
    rules.put("netty", house.keepsLibraryIn("io.netty..", NETTY, "WebSocket"));
    rules.put("cycles", house.hasNoCycles());
    rules.put("events are records", house.areRecords("engine.Event"));
    rules.put("outcomes are records", house.areRecords("engine.Outcome"));
    rules.put("open fields", house.hasNoOpenFields());
    rules.put("setters", house.hasNoSetters());
    rules.put("inheritance", house.extendsNoConcreteClassOfOurs());
    rules.put("names", house.isNamedForWhatItIs());
    rules.put("locks", house.locksOnlyIn("transport"));
    rules.put("standard streams", house.leavesStandardStreamsAlone());
    rules.put("generic exceptions", house.throwsNothingGeneric());
    rules.put("java.util.logging", house.logsThroughSlf4jOnly());
    rules.put("loggers", house.keepsLoggersPrivateStaticFinal());
    rules.put("sleep", house.neverSleeps());
    rules.put("client signatures", house.showsOnlyJdkAndOwnTypes("client"));
    return rules;
  }

  private static void pureRooms(HouseRules house, Map<String, ArchRule> rules) {
    rules.put("frame is pure", house.isPure("frame"));
    rules.put("deflate is pure", house.isPure("deflate", "frame"));
    rules.put("handshake is pure", house.isPure("handshake", "deflate", "frame"));
    rules.put("engine is pure", house.isPure("engine", "handshake", "deflate", "frame"));
  }

  private static void arrows(HouseRules house, Map<String, ArchRule> rules) {
    String[] machines = {"frame", "deflate", "handshake", "engine"};
    String[] shells = {"frame", "deflate", "handshake", "engine", "transport"};
    String[] doors = {"frame", "deflate", "handshake", "engine", "transport", "client", "server"};
    String[] study = Stream.concat(Stream.of(doors), Stream.of("lab")).toArray(String[]::new);
    rules.put("frame looks down", house.knowsOnly("frame"));
    rules.put("deflate looks down", house.knowsOnly("deflate", "frame"));
    rules.put("handshake looks down", house.knowsOnly("handshake", "deflate", "frame"));
    rules.put("engine looks down", house.knowsOnly("engine", "handshake", "deflate", "frame"));
    rules.put("transport looks down", house.knowsOnly("transport", machines));
    rules.put("netty looks down", house.knowsOnly(NETTY, shells));
    rules.put("client looks down", house.knowsOnly("client", shells));
    rules.put("server looks down", house.knowsOnly("server", shells));
    rules.put("lab looks down", house.knowsOnly("lab", doors));
    rules.put("scenario looks down", house.knowsOnly("scenario", study));
  }
}
