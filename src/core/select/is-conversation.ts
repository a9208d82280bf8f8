import type { Unit } from "../compress/units/unit.ts";

/** Whether most of a text is said in turns: what belongs together is then spread over many of them. */
export function isConversation(units: readonly Unit[]): boolean {
  return units.filter(({ spoken }) => spoken).length > units.length / 2;
}
