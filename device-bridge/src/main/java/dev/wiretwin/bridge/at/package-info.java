/**
 * ESP-AT modules: the engine runs here, its bytes go through the module's own TCP sockets. Data
 * runs up, wishes run down, all on the module's one loop.
 *
 * <pre>
 * line ──► AtLexer ──► tokens ──► AtDialog ──► AtModule ──► AtTransport ──► core's Pump
 *          (AtLines)              one command   five links   one link
 * line ◄───────────────────────── in flight ◄── AtModule ◄── AtTransport ◄── core's Pump
 * </pre>
 *
 * Beside the links stand the module's own WebSockets, where its firmware has any: {@code AtSockets}
 * gives them out, {@code AtSocket} is one connection, {@code AtModuleClient} the client on top; the
 * frames are the firmware's. {@code AtWifi} asks and joins from another thread.
 *
 * <p>The lexer and the dialog are machines: they are told bytes and time, and own neither thread
 * nor clock. What differs between the generations stands in {@code AtGeneration}.
 */
package dev.wiretwin.bridge.at;
