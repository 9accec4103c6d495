/** What a mock exam that was handed in leaves: its record, and a try at each question, so that what was missed comes back. Pure. */
import type { KeptMock } from "../progress/kept-mocks.ts";
import { tryAt, type Try } from "../progress/responses.ts";
import type { Response } from "../items/types.ts";
import type { MockData } from "./mock-data.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { itemScore, missed, scored } from "./score.ts";

export function recordOf(data: MockData, { form, sitting }: Rehearsal): KeptMock {
  const { responses, started, last } = sitting;
  const { sections, status } = scored(data, form.items, responses);
  return {
    id: `${data.id}--${started}`, exam: data.id, title: data.title, at: last, took: last - started, cut_score: data.cut_score, status,
    parts: sections.map(({ part: { id, title, cut_score }, points, of }) => ({ id, title, cut_score, points, of })),
    missed: missed(form.items, responses).map(({ id }) => id),
    answers: { items: form.items.map(({ id, section, scored: counts }) => [id, section, counts] as const), responses },
  };
}

/** No answer is a try, too: one had the time, or did not come to it; either way it should come back. */
export function triesIn({ form, sitting }: Rehearsal): { item: string; response: Response; tried: Try }[] {
  const { responses, last } = sitting;
  return form.items.flatMap((item) => {
    const response = responses[item.id] ?? "";
    return item.kind === "open" ? [] : [{ item: item.id, response, tried: tryAt(item, response, itemScore(item, responses), last) }];
  });
}
