import type { Silence } from '#domain/value/timed-dropout.ts';

/** Gauss and Legendre's eight points between -1 and 1, and the weight of each. */
export const NODES: readonly { readonly at: number; readonly weight: number }[] = [
  { at: 0.1834346424956498, weight: 0.362683783378362 },
  { at: 0.525532409916329, weight: 0.3137066458778873 },
  { at: 0.7966664774136267, weight: 0.2223810344533745 },
  { at: 0.9602898564975363, weight: 0.1012285362903763 },
].flatMap(({ at, weight }) => [
  { at, weight },
  { at: -at, weight },
]);

/** How a function of time changes. */
export type Course = Silence['course'];

/** At so many gaps a piece ends. */
const CUTS = [1, 3, 9] as const;
/** On the scale of logarithms no piece is wider. */
const WIDEST = 1.5;
/** What follows is left out where a piece is less than this part of those before it. */
export const PIECE_PRECISION = 1e-17;
/** A scale below this part of the whole is taken for it: nothing so short can be told. */
const LEAST_SCALE = 1e-12;

/** A time on a scale of logarithms, and back: `rate` is how fast it passes there. */
export function stretched({ scale }: Course, log: number): { readonly time: number; readonly rate: number } {
  const time = scale * Math.expm1(log);
  return { time, rate: scale + time };
}

/** How a function changes from 0 until a time, and the ends of the pieces in which it is integrated, on a scale of logarithms. */
export function piecesUntil(course: Course, until: number): { readonly course: Course; readonly ends: readonly number[] } {
  const scale = Math.max(course.scale, LEAST_SCALE * until);
  const ends: number[] = [];
  let from = 0;
  if (until > 0)
    for (const time of [...CUTS.map((cut) => cut * course.gap).filter((cut) => cut < until), until]) {
      const end = Math.log1p(time / scale);
      const parts = Math.ceil((end - from) / WIDEST);
      for (let part = 1; part <= parts; part += 1) ends.push(from + ((end - from) * part) / parts);
      from = end;
    }
  return { course: { ...course, scale }, ends };
}

/** Integrates a smooth function of time from 0 until a time, by eight points in each piece. */
export function integral(of: (time: number) => number, known: Course, until: number): number {
  const { course, ends } = piecesUntil(known, until);
  let sum = 0;
  let from = 0;
  for (const to of ends) {
    const half = (to - from) / 2;
    let piece = 0;
    for (const { at, weight } of NODES) {
      const { time, rate } = stretched(course, from + half * (1 + at));
      piece += weight * rate * of(time);
    }
    sum += half * piece;
    if (half * piece < PIECE_PRECISION * sum) return sum;
    from = to;
  }
  return sum;
}
