import { describe, expect, it } from 'vitest';
import { parseTable } from '#cli/shared/table.ts';

describe('a table', () => {
  it('gives the values by column, in whatever order and among whatever others they stand', () => {
    const text = '\uFEFFnote, b ,a\r\nx, 1 ,2\r\n';
    expect(parseTable(text, ['a', 'b'])).toEqual({ ok: true, value: [{ line: 2, values: { ok: true, value: { a: '2', b: '1' } } }] });
  });

  it('may have an optional column, which is empty where it is not there', () => {
    expect(parseTable<'a' | 'b'>('a,b\n1,2', ['a'], ['b'])).toMatchObject({ value: [{ values: { value: { a: '1', b: '2' } } }] });
    expect(parseTable<'a' | 'b'>('a\n1', ['a'], ['b'])).toMatchObject({ value: [{ values: { value: { a: '1', b: '' } } }] });
  });

  it('tells a row that is too short or too long from the others', () => {
    expect(parseTable('a,b\n1\n1,2', ['a'])).toEqual({
      ok: true,
      value: [
        { line: 2, values: { ok: false, error: 'it has 1 fields where the first line has 2' } },
        { line: 3, values: { ok: true, value: { a: '1' } } },
      ],
    });
  });

  it('is refused without a column, by name', () => {
    expect(parseTable('a,c\n1,2', ['a', 'b'])).toEqual({ ok: false, error: 'The column "b" is missing: the first line has a, c.' });
    expect(parseTable('', ['a'])).toEqual({ ok: false, error: 'The column "a" is missing: the file is empty.' });
  });
});
