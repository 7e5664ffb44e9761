import { describe, expect, it } from 'vitest';
import { currency } from '#builders/currencies.ts';
import { filesBelow, read } from '../../tidy/repository.ts';
import { PRESET_FILES, TRADES, TRADES_PAGE, givenIn, policyOfTrade, tradesPage } from './trades.ts';

describe.each(TRADES)('$title', (trade) => {
  const { policy, problems } = policyOfTrade(trade);

  it('has a policy without a fault', () => {
    expect(problems).toEqual([]);
  });

  it('has ten cases', () => {
    expect(new Set(trade.cases.map(({ title }) => title)).size).toBe(10);
  });

  it.each(trade.cases)('$title', (one) => {
    expect(givenIn(one, policy, currency(trade.currency))).toBe(one.gives);
  });
});

describe('the trades', () => {
  it('are all that have a file', () => {
    const files = filesBelow(PRESET_FILES).filter((path) => path.endsWith('.json'));
    expect(files.toSorted()).toEqual(TRADES.map(({ file }) => `${PRESET_FILES}/${file}`).toSorted());
  });

  it('are on the page as they are now: `npm run cases` writes it', () => {
    expect(read(TRADES_PAGE), 'The page is not current: run `npm run cases`.').toBe(tradesPage());
  });
});
