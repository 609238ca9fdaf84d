package dev.wiretwin.bridge.virtual.lua;

/**
 * An error that a function of a module raises in the script that called it. Its message is given
 * the position of the call, as {@code luaL_error} does.
 */
public final class LuaError extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Which argument is at fault, from 1; 0 when the message stands for itself. */
  private final int argument;

  public LuaError(String message) {
    this(0, message);
  }

  /**
   * @param argument which one is at fault, from 1
   * @param message goes into {@code bad argument #n to 'f' (message)}
   */
  public LuaError(int argument, String message) {
    super(message, null, false, false);
    this.argument = argument;
  }

  int argument() {
    return argument;
  }
}
