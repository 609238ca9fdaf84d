package dev.wiretwin.bridge.virtual.websocket;

import dev.wiretwin.bridge.virtual.lua.LuaBody;
import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.lua.LuaType;
import dev.wiretwin.bridge.virtual.module.Board;
import dev.wiretwin.bridge.virtual.module.Module;
import dev.wiretwin.bridge.virtual.module.Profile;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The {@code websocket} module of a board, in the behaviour of its profile. On the board's
 * processor only. Source: {@code app/modules/websocket.c}; {@code docs/modules/websocket.md}.
 */
public final class WebsocketModule implements Module {
  private static final String METATABLE = "websocket.client";

  private final WebsocketSettings settings;
  private final Set<DocumentedClient> documented = Collections.newSetFromMap(new WeakHashMap<>());
  private int failingAllocation;
  private CMemory memory;
  private CrashGuard guard;

  public WebsocketModule(WebsocketSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "websocket";
  }

  /**
   * Makes the n-th allocation of the clients from now on fail, once. Connecting takes two, making
   * the keys three, after that it depends on what arrives.
   *
   * @param n from 1; 0 for none
   */
  public void failAllocation(int n) {
    failingAllocation = n;
    if (memory != null) {
      memory.failAllocation(n);
    }
  }

  @Override
  public void start(Board board) {
    guard = new CrashGuard(board);
    memory = new CMemory(board.heap(), settings.zeroSizeGivesPointer(), failingAllocation);
    EspconnLayer layer = new EspconnLayer(board::tcp, board.cpu(), guard, board.heap());
    WsRoom room = new WsRoom(board.cpu(), guard, memory, layer, board::tcp, settings.random());
    if (board.profile() == Profile.DOCUMENTED) {
      startDocumented(board);
    } else {
      startFirmware(board, room);
    }
  }

  private void startDocumented(Board board) {
    LuaType<DocumentedClient> type = new LuaType<>(METATABLE, DocumentedClient.class);
    type.method("on", guarded(call -> call.object(1, type).state().on(call)))
        .method("config", guarded(call -> call.object(1, type).state().config(call)))
        .method("connect", guarded(call -> call.object(1, type).state().connect(call)))
        .method("send", guarded(call -> call.object(1, type).state().send(call)))
        .method("close", guarded(call -> call.object(1, type).state().close(call)))
        .onCollected(object -> object.state().forget());
    board.lua().register(type);
    install(
        board,
        call -> {
          DocumentedClient client = new DocumentedClient(board, settings.random());
          documented.add(client);
          return made(call, board.lua().newObject(type, client));
        });
  }

  private void install(Board board, LuaBody createClient) {
    board.lua().install(new LuaLibrary(name()).function("createClient", guarded(createClient)));
  }

  private void startFirmware(Board board, WsRoom room) {
    LuaType<FirmwareClient> type = new LuaType<>(METATABLE, FirmwareClient.class);
    type.method("on", guarded(call -> call.object(1, type).state().on(call)))
        .method("config", guarded(call -> call.object(1, type).state().config(call)))
        .method("connect", guarded(call -> call.object(1, type).state().connect(call)))
        .method("send", guarded(call -> call.object(1, type).state().send(call)))
        .method("close", guarded(call -> call.object(1, type).state().close(call)))
        .method(
            "__gc",
            guarded(
                call -> {
                  call.object(1, type).state().collect();
                  return call.returns();
                }))
        .onCollected(object -> guard.run(object.state()::collect));
    board.lua().register(type);
    install(
        board, call -> made(call, board.lua().newObject(type, new FirmwareClient(board, room))));
  }

  /** Hands a new object to the script alone. */
  private static int made(LuaCall call, LuaRef object) {
    int results = call.returns(object);
    object.release();
    return results;
  }

  private LuaBody guarded(LuaBody body) {
    return call -> guard.call(() -> body.call(call), 0);
  }

  @Override
  public void stop() {
    if (guard != null) {
      guard.shut();
    }
    documented.forEach(DocumentedClient::forget);
  }
}
