/**
 * What is kept of a comparison, and everything that is drawn from it. A {@link
 * dev.wiretwin.api.report.ReportDocument} is {@code report.json}; it is put together from one
 * {@link dev.wiretwin.api.report.ScenarioReport} per scenario, and all other forms are drawn from
 * it alone, so that a stored run looks as it did on its day. Doors: {@link
 * dev.wiretwin.api.report.Reports}, which knows every form; and {@link
 * dev.wiretwin.api.report.RunDifference}, which says what changed between two runs.
 *
 * <pre>
 * Compared → ScenarioReport ┐
 *                    Run    ┴ ReportDocument → json · html · junit · har · pcap · table
 * </pre>
 *
 * <p>All times are device milliseconds since the first connect call of the target, on one axis for
 * what the target tells, what its console prints and what the lab server sees.
 */
package dev.wiretwin.api.report;
