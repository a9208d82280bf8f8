import type { LongPiece } from "./long-piece.ts";

/** A stretch of a document that begins and ends between pieces. */
export interface Block {
  readonly text: string;
  readonly tokens: number;
  /** Its pieces that are too long to be merged again at each edit. */
  readonly longPieces: readonly LongPiece[];
}

/** Blocks in order, as a balanced (AVL) tree with the sums of each subtree; never changed in place. */
export interface BlockTree {
  readonly left: BlockTree | null;
  readonly block: Block;
  readonly right: BlockTree | null;
  readonly height: number;
  readonly blocks: number;
  readonly units: number;
  readonly tokens: number;
}

/** A block with what stands before it. */
export interface PlacedBlock {
  readonly block: Block;
  readonly index: number;
  readonly start: number;
  readonly tokensBefore: number;
}

type Tree = BlockTree | null;

function node(left: Tree, block: Block, right: Tree): BlockTree {
  return {
    left,
    block,
    right,
    height: 1 + Math.max(left?.height ?? 0, right?.height ?? 0),
    blocks: (left?.blocks ?? 0) + 1 + (right?.blocks ?? 0),
    units: (left?.units ?? 0) + block.text.length + (right?.units ?? 0),
    tokens: (left?.tokens ?? 0) + block.tokens + (right?.tokens ?? 0),
  };
}

/** A tree of `left`, `block` and `right`, of any heights (Blelloch, Ferizovic and Sun, "Just Join", 2016). */
function join(left: Tree, block: Block, right: Tree): BlockTree {
  const lean = (left?.height ?? 0) - (right?.height ?? 0);
  if (left && lean > 1) return balance(left.left, left.block, join(left.right, block, right));
  if (right && lean < -1) return balance(join(left, block, right.left), right.block, right.right);
  return node(left, block, right);
}

/** A node of two trees that differ by at most two in height. */
function balance(left: Tree, block: Block, right: Tree): BlockTree {
  const lean = (left?.height ?? 0) - (right?.height ?? 0);
  if (left && lean > 1) {
    const { left: outer, right: inner } = left;
    if (inner && inner.height > (outer?.height ?? 0)) {
      return node(node(outer, left.block, inner.left), inner.block, node(inner.right, block, right));
    }
    return node(outer, left.block, node(inner, block, right));
  }
  if (right && lean < -1) {
    const { left: inner, right: outer } = right;
    if (inner && inner.height > (outer?.height ?? 0)) {
      return node(node(left, block, inner.left), inner.block, node(inner.right, right.block, outer));
    }
    return node(node(left, block, inner), right.block, outer);
  }
  return node(left, block, right);
}

/** The first `count` blocks, and the others. */
function split(tree: Tree, count: number): [Tree, Tree] {
  if (!tree) return [null, null];
  const before = tree.left?.blocks ?? 0;
  if (count <= before) {
    const [left, right] = split(tree.left, count);
    return [left, join(right, tree.block, tree.right)];
  }
  const [left, right] = split(tree.right, count - before - 1);
  return [join(tree.left, tree.block, left), right];
}

function concat(left: Tree, right: Tree): Tree {
  if (!left || !right) return left ?? right;
  const [first, others] = split(right, 1);
  return first ? join(left, first.block, others) : left;
}

export function treeOf(blocks: readonly Block[], from = 0, to = blocks.length): Tree {
  if (from >= to) return null;
  const middle = (from + to) >> 1;
  return node(treeOf(blocks, from, middle), blocks[middle], treeOf(blocks, middle + 1, to));
}

/** The tree with blocks `[from, to)` replaced. */
export function replaceBlocks(tree: Tree, from: number, to: number, blocks: readonly Block[]): Tree {
  if (tree && to - from === 1 && blocks.length === 1) return replaceBlock(tree, from, blocks[0]);
  const [before, rest] = split(tree, from);
  const [, behind] = split(rest, to - from);
  return concat(concat(before, treeOf(blocks)), behind);
}

function replaceBlock(tree: BlockTree, index: number, block: Block): BlockTree {
  const before = tree.left?.blocks ?? 0;
  if (tree.left && index < before) return node(replaceBlock(tree.left, index, block), tree.block, tree.right);
  if (tree.right && index > before) {
    return node(tree.left, tree.block, replaceBlock(tree.right, index - before - 1, block));
  }
  return node(tree.left, block, tree.right);
}

/** The block that holds what stands at `position` of the measure; the last one where that is the end. */
export function findBlock(tree: BlockTree, measure: "units" | "tokens" | "blocks", position: number): PlacedBlock {
  let at = tree;
  let [index, start, tokensBefore] = [0, 0, 0];
  let rest = position;
  for (;;) {
    const before = at.left?.[measure] ?? 0;
    const own = measure === "units" ? at.block.text.length : measure === "tokens" ? at.block.tokens : 1;
    if (at.left && rest < before) {
      at = at.left;
      continue;
    }
    index += at.left?.blocks ?? 0;
    start += at.left?.units ?? 0;
    tokensBefore += at.left?.tokens ?? 0;
    rest -= before;
    if (rest < own || !at.right) return { block: at.block, index, start, tokensBefore };
    rest -= own;
    index++;
    start += at.block.text.length;
    tokensBefore += at.block.tokens;
    at = at.right;
  }
}

/** Calls `visit` for the blocks from index `from` on until it returns false. */
export function visitBlocks(tree: Tree, from: number, visit: (block: Block) => boolean): boolean {
  if (!tree || from >= tree.blocks) return true;
  const before = tree.left?.blocks ?? 0;
  if (from < before && !visitBlocks(tree.left, from, visit)) return false;
  if (from <= before && !visit(tree.block)) return false;
  return visitBlocks(tree.right, from - before - 1, visit);
}
