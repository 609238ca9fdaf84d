/**
 * Lab servers that were asked for by request: {@link dev.wiretwin.api.lab.Labs} starts, bounds and
 * ends them; {@link dev.wiretwin.api.lab.LabWords} reads what they shall do, {@link
 * dev.wiretwin.api.lab.LabDiary} keeps what they saw.
 */
package dev.wiretwin.api.lab;
