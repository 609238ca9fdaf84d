/** How a wish is refused: one exception with a code for programs and a sentence for people. */
package dev.wiretwin.api.refusal;
