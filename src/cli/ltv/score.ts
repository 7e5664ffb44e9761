/** How a rule did: what it predicted for each customer beside what came, in the same order. */
export interface Score {
  readonly mae: number;
  readonly rmse: number;
  /** What was predicted over what came, less 1; null where nothing came. */
  readonly bias: number | null;
  /** The part of everything that came from the tenth of the customers ranked highest; null where nothing came. */
  readonly top10: number | null;
}

const TOP = 0.1;

/** Scores predictions. A mean absolute error alone misleads: where most buy nothing, always saying 0 nearly ties. */
export function scoreOf(predicted: readonly number[], actual: readonly number[]): Score {
  const count = Math.max(1, actual.length);
  const errors = actual.map((value, index) => (predicted[index] ?? 0) - value);
  const total = sum(actual);
  return {
    mae: sum(errors.map(Math.abs)) / count,
    rmse: Math.sqrt(sum(errors.map((error) => error * error)) / count),
    bias: total > 0 ? sum(predicted) / total - 1 : null,
    top10: total > 0 ? captured(predicted, actual) / total : null,
  };
}

/** What came from the top tenth. Customers with equal predictions at its edge count in proportion, as if they were drawn by lot. */
function captured(predicted: readonly number[], actual: readonly number[]): number {
  const groups = new Map<number, { count: number; total: number }>();
  predicted.forEach((value, index) => {
    const group = groups.get(value) ?? { count: 0, total: 0 };
    group.count += 1;
    group.total += actual[index] ?? 0;
    groups.set(value, group);
  });
  let places = TOP * predicted.length;
  let taken = 0;
  for (const [, { count, total }] of [...groups].toSorted(([a], [b]) => b - a)) {
    const part = Math.min(count, places);
    taken += (total * part) / count;
    places -= part;
    if (places <= 0) break;
  }
  return taken;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
