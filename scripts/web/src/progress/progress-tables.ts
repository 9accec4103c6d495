/** The database of what is practised and filled in, which all practice sets and check-lists of a site share. */
import { memoryTables, openTables, type Schema, type Tables } from "../shared/tables.ts";

export type Table = "responses" | "rounds" | "checklists";
export type ProgressTables = Tables<Table>;

export const PROGRESS: Schema<Table> = {
  name: "casebook",
  version: 2, // 2 added check-lists
  keys: { responses: "item", rounds: "slug", checklists: "list" },
  aside: "set-aside",
  durability: "default",
  patienceMs: 3000,
};

/** Shared by all of a visit, so that moving between pages loses nothing before the tab is closed. */
const memory = memoryTables(PROGRESS);

export const openProgress = (): Promise<ProgressTables> => openTables(PROGRESS, () => memory);
