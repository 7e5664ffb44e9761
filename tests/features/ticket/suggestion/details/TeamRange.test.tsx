import { describe, expect, it } from 'vitest';
import { TeamRange } from '#features/ticket/suggestion/details/TeamRange.tsx';
import { knowing } from '../../../../builders/a-suggestion.ts';
import { type Shown, shownIn } from '../../shown.tsx';

function line(known: Parameters<typeof knowing>[1] = {}): Promise<Shown> {
  return shownIn({}, (state) => {
    const { facts } = knowing(state, known).plan;
    return <TeamRange team={facts?.team ?? null} currency={state.settings.settings.currency} />;
  });
}

const team = { count: 3, lowMinor: 500, medianMinor: 1000, highMinor: 1500, days: 90 };

describe('what colleagues gave', () => {
  it('is a range with its middle, how often and in how many days', async () => {
    const { screen } = await line({ facts: { team } });
    expect(screen.textContent).toContain('The team gave €5 to €15 for this, median €10 (3 times in 90 days).');
  });

  it('is one amount where everybody gave the same', async () => {
    const { screen } = await line({ facts: { team: { ...team, lowMinor: 1000, highMinor: 1000 } } });
    expect(screen.textContent).toContain('The team gave €10 for this every time (3 times in 90 days).');
  });

  it('in a single day is in 1 day', async () => {
    const { screen } = await line({ facts: { team: { ...team, days: 1 } } });
    expect(screen.textContent).toContain('(3 times in 1 day).');
  });

  it('is not spoken of where too few did', async () => {
    expect((await line()).screen.textContent).not.toContain('The team gave');
  });
});
