import { describe, expect, it } from 'vitest';
import { spreadsheetLine } from '#features/lead/parts/spreadsheet-line.ts';

describe('a row for a spreadsheet', () => {
  it.each(['=1+1', '+1 better', '-sorry', '@SUM(A1)', '\tx', '-1+1', '-'])('puts an apostrophe before %j, which it might run', (cell) => {
    expect(spreadsheetLine([cell])).toBe(`'${cell}`);
  });

  it.each(['1=1', '-5', '-5.50', '5', '', 'a@b.example', "'=1"])('leaves %j as it is', (cell) => {
    expect(spreadsheetLine([cell])).toBe(cell);
  });

  it('quotes after that, so that the apostrophe is part of the cell', () => {
    expect(spreadsheetLine(['=HYPERLINK("x","y")'])).toBe(`"'=HYPERLINK(""x"",""y"")"`);
  });
});
