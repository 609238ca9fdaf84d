package dev.wiretwin.api.lab;

import dev.wiretwin.core.lab.Faults;
import dev.wiretwin.core.scenario.Scenario;

/**
 * A lab server as somebody wishes it. A value.
 *
 * @param scenario whose server side is played
 * @param faults that befall its connections, instead of the scenario's
 * @param host to listen on
 * @param tls whether it speaks TLS, with a certificate of an authority of its own
 * @param timeScale real milliseconds per millisecond of the script
 */
public record LabOrder(
    Scenario scenario, Faults faults, String host, boolean tls, double timeScale) {}
