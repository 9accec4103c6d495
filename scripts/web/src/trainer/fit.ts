/** How what was foreseen has to be corrected to be what came in: a line on log odds, with what is not known of it. Pure. */

/** Log odds that came in = base + slope × log odds foreseen. */
export interface Line {
  readonly base: number;
  readonly slope: number;
}

/** A line, and the spread of it by the root of its covariance (lower triangle). */
export interface Fitted extends Line {
  readonly root: readonly [number, number, number];
}

/** What is thought before anything came in: foreseen rightly, give or take. */
const BEFORE = { base: 0, slope: 0.8, sureOfBase: 1 / 0.5 ** 2, sureOfSlope: 1 / 0.3 ** 2 };
const STEPS = 12;

export function logit(share: number): number {
  const sound = Math.min(0.999, Math.max(0.001, share));
  return Math.log(sound / (1 - sound));
}

export const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** The likeliest line through [log odds foreseen, 0 or 1 that came in], by Newton's steps. */
export function fitted(seen: readonly (readonly [number, number])[]): Fitted {
  let { base, slope } = BEFORE;
  let root: Fitted["root"] = [0, 0, 0];
  for (let step = 0; step < STEPS; step++) {
    let [gb, gs] = [(BEFORE.base - base) * BEFORE.sureOfBase, (BEFORE.slope - slope) * BEFORE.sureOfSlope];
    let [bb, bs, ss] = [BEFORE.sureOfBase, 0, BEFORE.sureOfSlope];
    for (const [odds, came] of seen) {
      const share = sigmoid(base + slope * odds);
      const weight = share * (1 - share);
      gb += came - share;
      gs += (came - share) * odds;
      bb += weight;
      bs += weight * odds;
      ss += weight * odds * odds;
    }
    const det = bb * ss - bs * bs;
    base += (ss * gb - bs * gs) / det;
    slope += (bb * gs - bs * gb) / det;
    const first = Math.sqrt(ss / det);
    const cross = -bs / det / first;
    root = [first, cross, Math.sqrt(Math.max(0, bb / det - cross * cross))];
  }
  return { base, slope, root };
}

/** A line that could be the true one. */
export function drawn({ base, slope, root: [first, cross, second] }: Fitted, random: () => number): Line {
  const [one, two] = [normal(random), normal(random)];
  return { base: base + first * one, slope: slope + cross * one + second * two };
}

/** A number of the normal distribution (Box and Muller). */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
