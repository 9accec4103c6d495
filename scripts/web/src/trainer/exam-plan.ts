/** What an exam asks, as staging writes it: its cuts, its slots, and which memories a question of it can be of. */
import { isNumber, isObject, isShape, isText } from "../shared/json.ts";

const FORMAT = 1;

export interface ExamSlot {
  readonly section: string;
  readonly count: number;
  readonly topics: readonly string[];
  readonly levels: readonly string[];
}

/** Something that can be asked; of an `isFamily` the exam asks another instance, of others something like it. */
export interface Asked {
  readonly memory: string;
  readonly topic: string;
  readonly level: string;
  readonly kind: string;
  readonly isFamily: boolean;
}

export interface ExamPlan {
  readonly id: string;
  readonly title: string;
  readonly cut_score: number;
  readonly sections: readonly { readonly id: string; readonly title: string; readonly cut_score: number }[];
  readonly most_of_topic: number | null;
  readonly slots: readonly ExamSlot[];
  readonly asked: readonly Asked[];
}

interface Staged extends Omit<ExamPlan, "asked"> {
  readonly asked: readonly (readonly [memory: string, topic: string, level: string, kind: string, family: number])[];
}

export function examPlan(data: unknown): ExamPlan | undefined {
  if (!isObject(data) || data["format"] !== FORMAT) return undefined;
  const parts = { id: isText, title: isText, cut_score: isNumber, sections: Array.isArray, slots: Array.isArray };
  if (!isShape<Staged>(data, { ...parts, asked: Array.isArray })) return undefined;
  return { ...data, asked: data.asked.map(([memory, topic, level, kind, family]) => ({ memory, topic, level, kind, isFamily: family === 1 })) };
}
