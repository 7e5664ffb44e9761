import { describe, expect, it } from 'vitest';
import { csvLine } from '#domain/shared/csv-line.ts';

describe('a row of CSV', () => {
  it('quotes fields with a comma, a quote or a line break, and no others', () => {
    expect(csvLine(['a b', 'a,b', 'say "b"', 'a\nb', 'a\rb', ''])).toBe('a b,"a,b","say ""b""","a\nb","a\rb",');
  });
});
