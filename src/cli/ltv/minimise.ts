/** A function of a point that is to be made small. */
export type Objective = (point: readonly number[]) => number;

export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  readonly evaluations: number;
  /** How the function bends there, as far as the search has learnt it: the inverse of its second derivatives. */
  readonly inverse: Matrix;
}

/** Rows of numbers, as many as each of them has. */
export type Matrix = readonly (readonly number[])[];

/** A numeric gradient is good to about 1e-10 with this step; beyond that it is noise and no search would ever end. */
const GRADIENT_STEP = 1e-5;
const GRADIENT_TOLERANCE = 1e-8;
const RELATIVE_CHANGE = 1e-14;
const ROUNDS_AT_MOST = 200;
const ROUGH_SPREAD = 1e-4;
const ROUGH_ROUNDS = 150;

/**
 * Finds a minimum of a smooth function near `start`: roughly with Nelder and Mead's simplex, which forgives a bad start, then to the
 * last digits with BFGS on a numeric gradient; from a start that is near a minimum with that alone, and at once
 * in the right direction where it is known how a function that is much like this one bends there. Values of the function are of the order of 1 to 100, as a mean log-likelihood is.
 */
export function minimise(objective: Objective, start: readonly number[], near: { readonly inverse?: Matrix } | null = null): Minimum {
  let evaluations = 0;
  const counted: Objective = (point) => {
    evaluations += 1;
    const value = objective(point);
    return Number.isNaN(value) ? Infinity : value;
  };
  const rough = near === null ? descendBySimplex(counted, start) : { point: start, value: counted(start) };
  const fine = descendByGradient(counted, rough, near?.inverse ?? identity(start.length));
  return { ...fine, evaluations };
}

interface Vertex {
  readonly point: readonly number[];
  readonly value: number;
}

function descendBySimplex(objective: Objective, start: readonly number[]): Vertex {
  const vertexAt = (point: readonly number[]): Vertex => ({ point, value: objective(point) });
  let simplex = [start, ...start.map((_, axis) => start.map((value, index) => (index === axis ? value + 0.7 : value)))].map(vertexAt);
  for (let round = 0; round < ROUGH_ROUNDS; round += 1) {
    simplex = simplex.toSorted((a, b) => a.value - b.value);
    const [best, worst, second] = [simplex.at(0), simplex.at(-1), simplex.at(-2)];
    if (best === undefined || worst === undefined || second === undefined) break;
    if (worst.value - best.value < ROUGH_SPREAD) return best;
    const others = simplex.slice(0, -1);
    const centre = start.map((_, axis) => others.reduce((sum, { point }) => sum + (point[axis] ?? 0), 0) / others.length);
    const towards = (factor: number): Vertex => vertexAt(centre.map((value, axis) => value + factor * ((worst.point[axis] ?? 0) - value)));
    const next = nextVertex({ best, second, worst }, towards);
    simplex =
      next === null
        ? simplex.map((vertex) => (vertex === best ? best : vertexAt(vertex.point.map((value, i) => ((best.point[i] ?? 0) + value) / 2))))
        : [...others, next];
  }
  return simplex.reduce((least, vertex) => (vertex.value < least.value ? vertex : least));
}

/** The vertex that takes the worst one's place; null where the simplex has to shrink. */
function nextVertex(
  { best, second, worst }: { readonly best: Vertex; readonly second: Vertex; readonly worst: Vertex },
  towards: (factor: number) => Vertex,
): Vertex | null {
  const reflected = towards(-1);
  if (reflected.value < best.value) {
    const expanded = towards(-2);
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < second.value) return reflected;
  const contracted = towards(reflected.value < worst.value ? -0.5 : 0.5);
  return contracted.value < Math.min(reflected.value, worst.value) ? contracted : null;
}

function descendByGradient(objective: Objective, start: Vertex, bend: Matrix): Vertex & Pick<Minimum, 'inverse'> {
  let here = start;
  let gradient = gradientAt(objective, here.point);
  let inverse = bend;
  for (let round = 0; round < ROUNDS_AT_MOST; round += 1) {
    if (Math.max(...gradient.map(Math.abs)) < GRADIENT_TOLERANCE) break;
    let direction = times(inverse, gradient).map((value) => -value);
    if (dot(direction, gradient) >= 0) {
      inverse = identity(here.point.length);
      direction = gradient.map((value) => -value);
    }
    const next = searchLine(objective, here, { direction, slope: dot(direction, gradient) });
    if (next === null) break;
    const nextGradient = gradientAt(objective, next.point);
    inverse = updated(inverse, minus(next.point, here.point), minus(nextGradient, gradient));
    const change = here.value - next.value;
    here = next;
    gradient = nextGradient;
    if (change <= RELATIVE_CHANGE * Math.abs(here.value)) break;
  }
  return { ...here, inverse };
}

const HALVINGS_AT_MOST = 40;
/** Parameters are logarithms: a longer step than this would be a leap of e⁴. */
const LONGEST_STEP = 4;

function searchLine(
  objective: Objective,
  from: Vertex,
  { direction, slope }: { readonly direction: readonly number[]; readonly slope: number },
): Vertex | null {
  let step = Math.min(1, LONGEST_STEP / Math.max(...direction.map(Math.abs)));
  for (let halving = 0; halving < HALVINGS_AT_MOST; halving += 1) {
    const point = from.point.map((value, axis) => value + step * (direction[axis] ?? 0));
    const value = objective(point);
    if (value <= from.value + 1e-4 * step * slope) return { point, value };
    step /= 2;
  }
  return null;
}

/** The gradient by central differences. */
function gradientAt(objective: Objective, point: readonly number[]): readonly number[] {
  return point.map((value, axis) => {
    const shifted = (by: number): readonly number[] => point.with(axis, value + by);
    return (objective(shifted(GRADIENT_STEP)) - objective(shifted(-GRADIENT_STEP))) / (2 * GRADIENT_STEP);
  });
}

/** The BFGS update of an inverse Hessian. */
function updated(inverse: Matrix, moved: readonly number[], bent: readonly number[]): Matrix {
  const curvature = dot(moved, bent);
  // Without curvature along the step there is nothing to learn from it.
  if (!(curvature > 1e-14)) return inverse;
  const image = times(inverse, bent);
  const factor = (1 + dot(bent, image) / curvature) / curvature;
  return inverse.map((row, i) =>
    row.map(
      (value, j) =>
        value +
        factor * (moved[i] ?? 0) * (moved[j] ?? 0) -
        ((image[i] ?? 0) * (moved[j] ?? 0) + (moved[i] ?? 0) * (image[j] ?? 0)) / curvature,
    ),
  );
}

function identity(size: number): Matrix {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)));
}

function times(matrix: Matrix, vector: readonly number[]): readonly number[] {
  return matrix.map((row) => dot(row, vector));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

function minus(a: readonly number[], b: readonly number[]): readonly number[] {
  return a.map((value, index) => value - (b[index] ?? 0));
}
