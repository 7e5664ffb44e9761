import { type Course, NODES, PIECE_PRECISION, piecesUntil, stretched } from './integral.ts';

/** A piece on a scale of logarithms: its ends, the integral before it, and by which multiples of Legendre's polynomials it grows. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly growth: Float64Array;
}

const DEGREES = NODES.length;
/** Legendre's polynomials at each node, times the node's weight. */
const WEIGHTED = NODES.map(({ at, weight }) => {
  const values = new Float64Array(DEGREES).fill(weight);
  values[1] = weight * at;
  for (let degree = 2; degree < DEGREES; degree += 1)
    values[degree] = ((2 * degree - 1) * at * (values[degree - 1] ?? 0) - (degree - 1) * (values[degree - 2] ?? 0)) / degree;
  return values;
});

/**
 * Integrates a function of time from 0 until any time up to `longest`, looking at it only once: in each piece it is taken for the
 * polynomial through its eight points, whose integral is known everywhere. Until the end of a piece that is the same as `integral`.
 */
export function runningIntegral(of: (time: number) => number, known: Course, longest: number): (until: number) => number {
  const { course, ends } = piecesUntil(known, longest);
  const pieces: Piece[] = [];
  let from = 0;
  let before = 0;
  for (const to of ends) {
    const half = (to - from) / 2;
    const growth = new Float64Array(DEGREES);
    NODES.forEach(({ at }, node) => {
      const { time, rate } = stretched(course, from + half * (1 + at));
      const value = half * rate * of(time);
      const weighted = WEIGHTED[node];
      for (let degree = 0; degree < DEGREES; degree += 1) growth[degree] = (growth[degree] ?? 0) + value * (weighted?.[degree] ?? 0);
    });
    pieces.push({ from, to, before, growth });
    const whole = growth[0] ?? 0;
    before += whole;
    if (whole < PIECE_PRECISION * before) break;
    from = to;
  }
  const total = before;
  return (until) => {
    const log = Math.log1p(until / course.scale);
    for (const piece of pieces) if (log < piece.to) return piece.before + grown(piece, log);
    return total;
  };
}

/** How much a piece has grown until a point in it: half of each multiple times the difference of the polynomials on both sides. */
function grown({ from, to, growth }: Piece, log: number): number {
  const at = (2 * (log - from)) / (to - from) - 1;
  let sum = (growth[0] ?? 0) * (at + 1);
  let [last, here] = [1, at];
  for (let degree = 1; degree < DEGREES; degree += 1) {
    const next = ((2 * degree + 1) * at * here - degree * last) / (degree + 1);
    sum += (growth[degree] ?? 0) * (next - last);
    last = here;
    here = next;
  }
  return sum / 2;
}
