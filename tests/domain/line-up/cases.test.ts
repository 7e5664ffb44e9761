import { describe, expect, it } from 'vitest';
import { read } from '../../tidy/repository.ts';
import { LINE_UP_CASES_PAGE, lineUpCasesPage } from './cases-page.ts';
import { LINE_UP_CASES, outcomeOf } from './cases.ts';

describe('the worked cases of the line-up', () => {
  it.each(LINE_UP_CASES)('$title', (one) => {
    expect(outcomeOf(one)).toMatchObject(one.expected);
  });

  it('are on the page as they are now: `npm run cases` writes it', () => {
    expect(read(LINE_UP_CASES_PAGE), 'The page is not current: run `npm run cases`.').toBe(lineUpCasesPage());
  });
});
