import type { PlanRow } from "../../core/plan/plan-rows.ts";
import type { PinTarget } from "../fit/fit-pins.ts";
import type { Proposal } from "../fit/proposal.ts";
import type { Mark } from "../marks/mark-ranges.ts";

/** A row of the tree that shows a proposal's plan. */
export interface PlanNode extends PinTarget {
  readonly proposal: Proposal;
  readonly row: PlanRow;
  readonly parent: PlanNode | undefined;
  readonly children: readonly PlanNode[];
  /** The same for the same range of a proposal's text, so that what is open stays open from plan to plan. */
  readonly id: string;
}

/** The rows of a proposal's plan as nodes. */
export function nodesOf(proposal: Proposal): PlanNode[] {
  return proposal.fitted.rows.map((row) => nodeOf(proposal, row, undefined));
}

function nodeOf(proposal: Proposal, row: PlanRow, parent: PlanNode | undefined): PlanNode {
  const { kind, start, end } = row;
  const children: PlanNode[] = [];
  const id = `${proposal.uri.path} ${kind} ${start}-${end}`;
  const node = { plan: proposal.uri.toString(), start, end, proposal, row, parent, children, id };
  for (const child of row.children) children.push(nodeOf(proposal, child, node));
  return node;
}

/** What a person decided about a row; `undefined`: nothing, or not about all of it. */
export function decisionOn({ proposal, row }: PlanNode): Mark["kind"] | undefined {
  const place = proposal.placeOf(row.start, row.end);
  if (!place) return undefined;
  const [start, end] = place;
  return proposal.decisions.pins.find((pin) => pin.start <= start && end <= pin.end)?.kind;
}
