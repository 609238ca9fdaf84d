package dev.wiretwin.bridge.virtual.lua;

/** What a function of a module does. On the board's processor only. */
@FunctionalInterface
public interface LuaBody {
  /**
   * @param call the arguments, and the way to hand back results
   * @return what {@link LuaCall#returns} answered
   * @throws LuaError to raise an error in the calling script
   */
  int call(LuaCall call);
}
