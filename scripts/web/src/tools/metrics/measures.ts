/**
 * What the calculator knows. A count stands for itself; every other measure divides one count by another, so they are
 * the lines between the counts of a map, and whatever is joined by lines can be worked out. Pure.
 */
export const COUNTS = ["impressions", "clicks", "leads", "orders", "customers", "cost", "revenue", "profit"] as const;
export type Count = (typeof COUNTS)[number];

export const RATIOS = [
  "ctr", "cpc", "cpm", "cr", "close", "order-rate", "cpl", "cpo", "cac", "roas", "drr", "margin", "romi", "average", "repeat", "ltv",
] as const;
export type Ratio = (typeof RATIOS)[number];
export type Id = Count | Ratio;

export interface Measure {
  readonly id: Id;
  readonly top: Count;
  /** Nothing for a count. */
  readonly bottom: Count | undefined;
  /** The value is top ÷ bottom × `times` − `less`. */
  readonly times: number;
  readonly less: number;
  readonly isShare: boolean;
}

const count = (id: Count): Measure => ({ id, top: id, bottom: undefined, times: 1, less: 0, isShare: false });
const ratio = (id: Ratio, top: Count, bottom: Count, times = 1): Measure => ({ id, top, bottom, times, less: 0, isShare: false });
const share = (id: Ratio, top: Count, bottom: Count, less = 0): Measure => ({ ...ratio(id, top, bottom, 100), less, isShare: true });

export const MEASURES: readonly Measure[] = [
  ...COUNTS.map(count),
  share("ctr", "clicks", "impressions"),
  ratio("cpc", "cost", "clicks"),
  ratio("cpm", "cost", "impressions", 1000),
  share("cr", "leads", "clicks"),
  share("close", "orders", "leads"),
  share("order-rate", "orders", "clicks"),
  ratio("cpl", "cost", "leads"),
  ratio("cpo", "cost", "orders"),
  ratio("cac", "cost", "customers"),
  ratio("roas", "revenue", "cost"),
  share("drr", "cost", "revenue"),
  share("margin", "profit", "revenue"),
  share("romi", "profit", "cost", 100),
  ratio("average", "revenue", "orders"),
  ratio("repeat", "orders", "customers"),
  ratio("ltv", "profit", "customers"),
];

/** Shares that can't be over 100 % unless something was counted wrongly. */
export const PARTS: readonly Id[] = ["ctr", "close", "margin"];

export const measure = (id: Id): Measure => MEASURES.find((one) => one.id === id) as Measure;
/** The value as top ÷ bottom, and the other way round. */
export const toRatio = ({ times, less }: Measure, value: number): number => (value + less) / times;
export const fromRatio = ({ times, less }: Measure, ratio: number): number => ratio * times - less;
