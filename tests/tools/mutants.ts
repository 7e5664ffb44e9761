interface Position {
  readonly line: number;
  readonly column: number;
}

/** One small mistake put into the source, and what the tests made of it. Lines and columns start at 1. */
export interface Mutant {
  readonly id: string;
  readonly file: string;
  readonly source: string;
  readonly location: { readonly start: Position; readonly end: Position };
  readonly replacement: string;
  readonly status: string;
}

/** A mistake that no test can notice, because the changed code does the same. Named by the text of its line, which outlives a shift of the lines. */
interface NamedEquivalent {
  readonly line: string;
  readonly mutation: string;
  readonly reason: string;
}

/** The named equivalents by file. */
export type NamedEquivalents = Readonly<Record<string, readonly NamedEquivalent[]>>;

interface Report {
  readonly killed: number;
  readonly timedOut: number;
  readonly survivors: readonly Mutant[];
  readonly equivalents: number;
  /** Names that no surviving mutant bears any more: the code has changed, or a test notices after all. */
  readonly strayNames: readonly string[];
}

const LONGEST_SHOWN = 120;

/** Tells whether no test has noticed the mutant. */
function isAlive({ status }: Mutant): boolean {
  return status === 'Survived' || status === 'NoCoverage';
}

/** Counts what the tests noticed, apart from the mutants that are named equivalent. */
export function reportOn(mutants: readonly Mutant[], named: NamedEquivalents): Report {
  const alive = mutants.filter((mutant) => isAlive(mutant));
  const namesOf = (file: string): readonly NamedEquivalent[] => named[file] ?? [];
  const bears = (mutant: Mutant, name: NamedEquivalent): boolean => lineOf(mutant) === name.line && mutationOf(mutant) === name.mutation;
  const survivors = alive.filter((mutant) => !namesOf(mutant.file).some((name) => bears(mutant, name)));
  const strayNames = [...new Set(mutants.map(({ file }) => file))].flatMap((file) =>
    namesOf(file)
      .filter((name) => !alive.some((mutant) => mutant.file === file && bears(mutant, name)))
      .map(({ mutation }) => `${file}: ${mutation}`),
  );
  const timedOut = mutants.filter(({ status }) => status === 'Timeout').length;
  const killed = mutants.filter(({ status }) => status === 'Killed').length + timedOut;
  return { killed, timedOut, survivors, equivalents: alive.length - survivors.length, strayNames };
}

/** Says a report for a reader at a terminal: the figure first, then each survivor as equivalent.json would name it. */
export function describeReport({ killed, timedOut, survivors, equivalents, strayNames }: Report): string {
  const total = killed + survivors.length;
  const percent = total === 0 ? 100 : (100 * killed) / total;
  const counts = `${killed} of ${total} noticed, ${timedOut} of them as an endless loop; ${equivalents} named equivalent`;
  return [
    `${percent.toFixed(1)} % killed (${counts})`,
    ...survivors.map(
      (mutant) =>
        `  ${mutant.file}:${mutant.location.start.line}${mutant.status === 'NoCoverage' ? ' (no test runs it)' : ''}\n    line: ${lineOf(mutant)}\n    mutation: ${mutationOf(mutant)}`,
    ),
    ...strayNames.map((name) => `  named equivalent, but no mutant that survives: ${name}`),
  ].join('\n');
}

function lineOf({ source, location }: Mutant): string {
  return (source.split('\n')[location.start.line - 1] ?? '').trim();
}

function mutationOf({ source, location: { start, end }, replacement }: Mutant): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.pop() ?? '';
  const original = [...lines, last.slice(0, end.column - 1)].join('\n').slice(start.column - 1);
  return `${shown(original)} → ${shown(replacement)}`;
}

function shown(code: string): string {
  const line = code.replaceAll(/\s+/g, ' ');
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)} …` : line;
}
