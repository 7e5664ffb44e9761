import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '#cli/shared/csv.ts';
import { csvLine } from '#domain/shared/csv-line.ts';

describe('CSV', () => {
  it('may quote commas, quotes and line breaks, and counts lines by the file', () => {
    expect(parseCsv('a,"b, ""c""\nd"\r\n\r\ne,f')).toEqual([
      { line: 1, fields: ['a', 'b, "c"\nd'] },
      { line: 4, fields: ['e', 'f'] },
    ]);
  });

  it('may end with a comma, with a line break, or in the middle of a quoted field', () => {
    expect(parseCsv('a,')).toEqual([{ line: 1, fields: ['a', ''] }]);
    expect(parseCsv('a,b\n')).toEqual([{ line: 1, fields: ['a', 'b'] }]);
    expect(parseCsv('a,"b')).toEqual([{ line: 1, fields: ['a', 'b'] }]);
    expect(parseCsv('')).toEqual([]);
  });

  it('keeps what follows a closing quote', () => {
    expect(parseCsv('"a"b,c')).toEqual([{ line: 1, fields: ['ab', 'c'] }]);
  });

  it('reads back what it wrote', () => {
    const fields = fc.array(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ') }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 5 }), (rows) => {
        expect(parseCsv(rows.map(csvLine).join('\n')).map((row) => row.fields)).toEqual(rows);
      }),
    );
  });
});
