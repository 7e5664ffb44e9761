import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '#domain/shared/csv-line.ts';
import { forEachRow } from '#cli/shared/records.ts';
import { IdIndex } from '#cli/orders/id-index.ts';

function rowsOf(source: () => Iterable<Uint8Array>): { readonly rows: unknown[]; readonly fault: string | null } {
  const rows: unknown[] = [];
  const fault = forEachRow(source, (fields, line) => {
    rows.push([line, ...fields]);
  });
  return { rows, fault };
}

/** A text in pieces of so many bytes. */
function inPieces(bytes: Uint8Array, size: number): () => Iterable<Uint8Array> {
  return function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
}

function utf16(text: string, isBig: boolean, hasMark: boolean): Uint8Array {
  const bytes = Buffer.from(hasMark ? `\uFEFF${text}` : text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
}

describe('the rows of a file', () => {
  const text = 'id,"na, me"\r\n1,"a ""b""\nc"\r\n\r\n2,é\n"3"x,d';
  const expected = [[1, 'id', 'na, me'], [2, '1', 'a "b"\nc'], [5, '2', 'é'], [6, '"3"x', 'd']]; // prettier-ignore

  it.each([1, 2, 7, 1000])('are the same in pieces of %i bytes', (size) => {
    expect(rowsOf(inPieces(new TextEncoder().encode(text), size))).toEqual({ rows: expected, fault: null });
  });

  it('may be in UTF-16 of either order, with a mark or without', () => {
    for (const isBig of [true, false])
      for (const hasMark of [true, false]) expect(rowsOf(inPieces(utf16(text, isBig, hasMark), 5)).rows).toEqual(expected);
  });

  it('may begin with a mark of UTF-8, and be in the encoding of old spreadsheets', () => {
    expect(rowsOf(inPieces(new TextEncoder().encode(`\uFEFF${text}`), 3)).rows).toEqual(expected);
    expect(rowsOf(inPieces(Buffer.from('id,name\n1,\u00e9\n', 'latin1'), 3)).rows).toEqual([[1, 'id', 'name'], [2, '1', 'é']]); // prettier-ignore
  });

  it.each([
    ['a;b;c,d\n1;2;3\n', [[1, 'a', 'b', 'c,d'], [2, '1', '2', '3']]],
    ['a\tb\n1,5\t2\n', [[1, 'a', 'b'], [2, '1,5', '2']]],
    ['"a;x;y",b\n1,2\n', [[1, 'a;x;y', 'b'], [2, '1', '2']]],
  ])('are parted by what parts the first line: %j', (own, rows) => {
    expect(rowsOf(inPieces(new TextEncoder().encode(own), 100)).rows).toEqual(rows);
  }); // prettier-ignore

  it.each(['\r', '\r\n', '\n'])('may end with %j, or now with one and now with another', (end) => {
    const wanted = [[1, 'a', 'b'], [2, '1', '2'], [3, '3', '4'], [4, '5', '6']]; // prettier-ignore
    for (const size of [1, 3, 100])
      for (const other of ['\r', '\r\n', '\n'])
        expect(rowsOf(inPieces(new TextEncoder().encode(`a,b${end}1,2${other}3,4${end}5,6`), size)).rows).toEqual(wanted);
  });

  it('are what was written, whatever the fields hold', () => {
    const fields = fc.array(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', ';') }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fields, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 9 }), (rows, size) => {
        const file = ['x,y', ...rows.map(csvLine)].join('\n');
        const read = rowsOf(inPieces(new TextEncoder().encode(file), size)).rows as (string | number)[][];
        expect(read.slice(1).map(([, ...own]) => own)).toEqual(rows);
      }),
    );
  });

  it('end with a sentence at a quote that is never closed', () => {
    expect(rowsOf(inPieces(new TextEncoder().encode('a,b\n1,"2\n3,4\n'), 100))).toEqual({
      rows: [[1, 'a', 'b']],
      fault: 'from line 2 on a quote is opened and never closed',
    });
  });
});

describe('numbers of ids', () => {
  it('are one for each text, however many there are and in whatever script', () => {
    const index = new IdIndex();
    const ids = Array.from({ length: 20_000 }, (_, number) => `${number % 3 === 0 ? '注文' : 'o'}${number}`);
    expect(ids.map((id) => index.numberOf(id))).toEqual(ids.map((_, number) => number));
    expect(ids.every((id, number) => index.numberOf(id) === number && index.find(id) === number)).toBe(true);
    expect(index.find('o1x')).toBe(-1);
    expect(index.textOf(0)).toBe('注文0');
    expect(index.textOf(1)).toBe('o1');
    expect(index.size).toBe(20_000);
  });
});
