/**
 * A NodeMCU board's own {@code websocket} module in our hands: {@link
 * dev.wiretwin.bridge.lua.AgentLink} brings the Lua agent onto the board and speaks with it over
 * the framed link, {@link dev.wiretwin.bridge.lua.LuaBoardClient} is the same six verbs as
 * everywhere.
 *
 * <pre>
 * to the agent                                 from the agent
 * n  a client is made                          O  it is connected
 * g  its headers: name NUL value NUL …         R  a message came; argument: opcode
 * c  connect, data: URL                        X  closed, data: status
 * s  send, argument: opcode                    F  a verb failed, data: why
 * t  the same, answered with D                 L  a message was dropped for want of memory, data: length
 * x  close                                     D  t is done
 * d  the client is forgotten                   P I E  answers to p i e
 * p  echo   i  heap and uptime   e  run Lua
 * </pre>
 */
package dev.wiretwin.bridge.lua;
