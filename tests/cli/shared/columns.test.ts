import { expect, it } from 'vitest';
import { columnLines } from '#cli/shared/columns.ts';

it('columns are as wide as is asked for, the first to the left and the others to the right', () => {
  expect(
    columnLines(
      [
        ['Name', 'sum', 'part'],
        ['a', '1', ''],
      ],
      [6, 6, 6],
    ),
  ).toEqual(['Name     sum  part', 'a          1']);
});

it.each([
  [['a', '123456', '7'], 'a    123456  7'],
  [['a', '1', '123456'], 'a     1  123456'],
  [['abcdefg', '1234', '123'], 'abcdefg  1234  123'],
])('of %j columns keep two spaces between each other', (cells, line) => {
  expect(columnLines([cells], [3, 4, 3])).toEqual([line]);
});

it('a wide text moves its column on every line', () => {
  expect(
    columnLines(
      [
        ['a', '1', '2'],
        ['b', '123456', '2'],
      ],
      [2, 4, 3],
    ),
  ).toEqual(['a        1  2', 'b   123456  2']);
});
