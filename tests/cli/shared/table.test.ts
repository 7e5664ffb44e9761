import { describe, expect, it } from 'vitest';
import { bytesOf } from '#builders/an-orders-file.ts';
import { readTable } from '#cli/shared/table.ts';

describe('a table', () => {
  it('gives the values by column, in whatever order and among whatever others they stand', () => {
    const text = '\uFEFFnote, b ,a\r\nx, 1 ,2\r\n';
    expect(readTable(bytesOf(text), ['a', 'b'])).toEqual({
      ok: true,
      value: [{ line: 2, values: { ok: true, value: { a: '2', b: '1' } } }],
    });
  });

  it('may have an optional column, which is empty where it is not there', () => {
    expect(readTable<'a' | 'b'>(bytesOf('a,b\n1,2'), ['a'], ['b'])).toMatchObject({
      value: [{ values: { value: { a: '1', b: '2' } } }],
    });
    expect(readTable<'a' | 'b'>(bytesOf('a\n1'), ['a'], ['b'])).toMatchObject({ value: [{ values: { value: { a: '1', b: '' } } }] });
  });

  it('tells a row that is too short or too long from the others', () => {
    expect(readTable(bytesOf('a,b\n1\n1,2'), ['a'])).toEqual({
      ok: true,
      value: [
        { line: 2, values: { ok: false, error: 'it has 1 fields where the first line has 2' } },
        { line: 3, values: { ok: true, value: { a: '1' } } },
      ],
    });
  });

  it('has its columns in any case, and nothing behind the last', () => {
    expect(readTable(bytesOf('Column A;B\n1;2;\n1;2;3\n'), ['column_a'])).toEqual({
      ok: true,
      value: [
        { line: 2, values: { ok: true, value: { column_a: '1' } } },
        { line: 3, values: { ok: false, error: 'it has 3 fields where the first line has 2' } },
      ],
    });
  });

  it('is refused where a quote is never closed', () => {
    const error = 'It cannot be read to its end: from line 3 on a quote is opened and never closed.';
    expect(readTable(bytesOf('a,b\n1,2\n3,"4\n'), ['a'])).toEqual({ ok: false, error });
  });

  it('is refused without a column, by name', () => {
    expect(readTable(bytesOf('a,c\n1,2'), ['a', 'b'])).toEqual({
      ok: false,
      error: 'The column "b" is missing: the first line has a, c.',
    });
    expect(readTable(bytesOf(''), ['a'])).toEqual({ ok: false, error: 'The column "a" is missing: the file is empty.' });
  });
});
