package dev.wiretwin.api.comparisons;

import dev.wiretwin.api.compare.ComparedTarget;
import dev.wiretwin.api.compare.TargetInfo;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScriptPlayer;
import dev.wiretwin.core.scenario.Target;
import dev.wiretwin.core.scenario.TraceEvent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Boards that say whatever a test wants, and hold a script up until they are let go. */
public final class PretendBoards implements TargetLender {
  /** What they answer when nothing else is said: what the JVM says of a refused connection. */
  static final int REFUSED = -109;

  /** One that does not run on this machine. */
  static final String AWAY = "board:away";

  private final Map<String, ArrayDeque<Integer>> statuses = new ConcurrentHashMap<>();
  private final Map<String, Double> paces = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  public final List<String> borrowed = new CopyOnWriteArrayList<>();
  final List<Scenario> played = new CopyOnWriteArrayList<>();
  public final List<String> givenBack = new CopyOnWriteArrayList<>();

  /** The next close statuses of that board; 0 is a line that is gone. */
  public PretendBoards answering(String board, Integer... next) {
    statuses.put(board, new ArrayDeque<>(List.of(next)));
    return this;
  }

  PretendBoards atPace(String board, double realPerDevice) {
    paces.put(board, realPerDevice);
    return this;
  }

  /** That board does nothing until the latch is at 0. */
  public CountDownLatch hold(String board) {
    CountDownLatch latch = new CountDownLatch(1);
    held.put(board, latch);
    return latch;
  }

  @Override
  public Loan borrow(String target, OptionalLong fence) {
    if (target.equals("board:none")) {
      throw new Refusal(RefusalCode.BOARD_NOT_FOUND, "there is no board none");
    } else if (target.equals("board:held") && fence.orElse(0) != 7) {
      throw new Refusal(RefusalCode.BOARD_LEASED, "ada holds the board");
    }
    borrowed.add(target);
    TargetInfo info = new TargetInfo(target, TargetInfo.Kind.LUA_BOARD, "nodemcu-3.0.0");
    double pace = paces.getOrDefault(target, 1.0);
    return new Loan() {
      @Override
      public ComparedTarget target() {
        return new ComparedTarget(info, Target.scripted(target, pace != 1, player(target)));
      }

      @Override
      public double timeScale() {
        return pace;
      }

      @Override
      public boolean isHere() {
        return !target.equals(AWAY);
      }

      @Override
      public void close() {
        givenBack.add(target);
      }
    };
  }

  private ScriptPlayer player(String target) {
    return new ScriptPlayer() {
      @Override
      public Optional<String> obstacle(Scenario one) {
        return Optional.empty();
      }

      @Override
      public void play(Order order, News news) throws Lost {
        try {
          if (held.containsKey(target)) {
            held.get(target).await();
          }
        } catch (InterruptedException ended) {
          Thread.currentThread().interrupt();
          throw new Lost("interrupted");
        }
        ArrayDeque<Integer> next = statuses.getOrDefault(target, new ArrayDeque<>());
        int status = next.isEmpty() ? REFUSED : next.size() == 1 ? next.peek() : next.poll();
        if (status == 0) {
          throw new Lost("the line is gone");
        }
        played.add(order.scenario());
        news.begun();
        news.saw(new TraceEvent.Closed(0, 1, Close.told(status)));
      }
    };
  }
}
