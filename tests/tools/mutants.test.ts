import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeReport, type Mutant, type NamedEquivalents, reportOn } from './mutants.ts';

const source = 'export function isOver(a: number, b: number): boolean {\n  return a > b;\n}\n';

function mutant(overrides: Partial<Mutant> = {}): Mutant {
  return {
    id: '1',
    file: 'src/over.ts',
    source,
    location: { start: { line: 2, column: 10 }, end: { line: 2, column: 15 } },
    replacement: 'a >= b',
    status: 'Survived',
    ...overrides,
  };
}

const named = { 'src/over.ts': [{ line: 'return a > b;', mutation: 'a > b → a >= b', reason: 'They never are equal.' }] };

describe('what the tests made of the mutants', () => {
  it('counts an endless loop as noticed', () => {
    const report = reportOn([mutant({ status: 'Timeout' }), mutant({ status: 'Killed' })], {});
    expect(report).toMatchObject({ killed: 2, timedOut: 1, survivors: [] });
  });

  it('counts code that no test runs as surviving', () => {
    expect(reportOn([mutant({ status: 'NoCoverage' })], {}).survivors).toHaveLength(1);
  });

  it('counts neither for nor against a mutant that does not run at all', () => {
    expect(reportOn([mutant({ status: 'CompileError' })], {})).toMatchObject({ killed: 0, survivors: [] });
  });

  it('takes out a mutant that is named equivalent, also after its line has moved', () => {
    const moved = mutant({ source: `\n${source}`, location: { start: { line: 3, column: 10 }, end: { line: 3, column: 15 } } });
    expect(reportOn([mutant(), moved], named)).toMatchObject({ survivors: [], equivalents: 2, strayNames: [] });
  });

  it('keeps another mutation of the same line, and the same one in another file', () => {
    const others = [mutant({ replacement: 'a < b' }), mutant({ file: 'src/under.ts' })];
    expect(reportOn([mutant(), ...others], named).survivors).toEqual(others);
  });

  it('keeps the same mutation of another line', () => {
    const another = mutant({ source: source.replace('return a > b;', 'return a > b || b > 9;') });
    expect(reportOn([mutant(), another], named).survivors).toEqual([another]);
  });

  it('tells of a name that no survivor bears: the code has changed, or a test notices after all', () => {
    expect(reportOn([mutant({ status: 'Killed' })], named).strayNames).toEqual(['src/over.ts: a > b → a >= b']);
  });

  it('keeps quiet about the names of files it has not tried', () => {
    expect(reportOn([mutant({ file: 'src/under.ts' })], named).strayNames).toEqual([]);
  });
});

describe('the report', () => {
  it('gives the share of what was noticed, without the equivalents, and each survivor as it would be named', () => {
    const killed = mutant({ status: 'Killed', replacement: 'a < b' });
    const report = reportOn([killed, killed, mutant(), mutant({ replacement: 'true' })], named);
    expect(describeReport(report)).toBe(
      [
        '66.7 % killed (2 of 3 noticed, 0 of them as an endless loop; 1 named equivalent)',
        '  src/over.ts:2',
        '    line: return a > b;',
        '    mutation: a > b → true',
      ].join('\n'),
    );
  });

  it('shows a mutation of several lines on one', () => {
    const location = { start: { line: 1, column: 55 }, end: { line: 3, column: 2 } };
    expect(describeReport(reportOn([mutant({ location, replacement: '{}' })], {}))).toContain('    mutation: { return a > b; } → {}');
  });
});

it('every named equivalent is of a line that is in its file', () => {
  const equivalents: NamedEquivalents = JSON.parse(readFileSync('tests/mutation/equivalent.json', 'utf8'));
  const strays = Object.entries(equivalents).flatMap(([file, names]) => {
    const lines = new Set(
      existsSync(file)
        ? readFileSync(file, 'utf8')
            .split('\n')
            .map((line) => line.trim())
        : [],
    );
    return names.filter(({ line }) => !lines.has(line)).map(({ line }) => `${file}: ${line}`);
  });
  expect(strays).toEqual([]);
});
