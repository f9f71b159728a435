/**
 * A small library to write in front of a model: a kind that no rule but these looks at, so that the tests do not depend
 * on the threats of the built-in library.
 */
export const SAMPLE_LIBRARY = `
enum box_state "How a box is" { sealed "Closed tight", open "Wide open", ajar "A little open" }
kind box "A test box" {
  attribute state "Is it closed?" : box_state
  attribute lining "What is it lined with?" : set of box_lining
  attribute weight "What does it weigh?" : number
}
enum box_lining "What a box is lined with" { wool, foil }
control box-lid "Put a lid on it" { description: "A lid that fits." }
control box-lock "Lock it"
threat box-leak "The box can leak" {
  on box
  when state = open
  mitigated by box-lid
  severity: high
  message: "What is inside gets out."
}
threat box-theft "The box can be taken" {
  on box
  when state != sealed
  mitigated by box-lid and box-lock
  severity: medium
  message: "Somebody carries it away."
}
`;

/** The sample library with a system behind it. */
export function withLibrary(system: string): string {
    return `${SAMPLE_LIBRARY}\n${system}`;
}
