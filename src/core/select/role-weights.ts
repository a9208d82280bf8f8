import type { Role } from "./roles.ts";

/**
 * What a role adds to the weight of a unit, whose own is 0 to 1. Set by hand while reading fitted prompts, not searched
 * for; test/bench/fit-prompts.ts measures them: at 85, 65 and 45 % of the tokens 94, 80 and 61 % of the instructions stay
 * (85, 61 and 35 % without roles).
 */
export const ROLE_WEIGHTS: Readonly<Record<Role, number>> = {
  task: 6,
  rule: 3.4,
  output: 3.2,
  order: 3,
  condition: 2.4,
  code: 2,
  example: 1.6,
  "under rules": 1.2,
  statement: 0,
  explanation: -0.4,
  background: -0.6,
  "further example": -0.8,
  courtesy: -1.5,
  repeat: -3,
};
