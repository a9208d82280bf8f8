/** What the tools of a Model Context Protocol server take, where only its name is known. */
interface McpOverhead {
  /** Tokens of a server: half of them take no more, and nine of ten. */
  readonly median: number;
  readonly p90: number;
  readonly source: string;
  readonly date: string;
}

/** Name, description and input schema of each tool, as `tools/list` gives them, counted with o200k_base. */
const MEASURED: McpOverhead = {
  median: 1_905,
  p90: 7_952,
  source: "3,213 servers measured by policylayer.com/token-cost",
  date: "2026-11",
};

export interface EstimatedServers {
  readonly servers: number;
  /** By the median of servers; `high` by those of which nine of ten take less. */
  readonly tokens: number;
  readonly high: number;
  readonly source: string;
}

/** What so many servers add to a prompt: an estimate, since none of them was asked for its tools. */
export function estimatedServers(servers: number): EstimatedServers {
  const { median, p90, source, date } = MEASURED;
  return { servers, tokens: servers * median, high: servers * p90, source: `${source}, ${date}` };
}
