import { describe, expect, it } from 'vitest';
import { WhyThis } from '#features/ticket/suggestion/details/WhyThis.tsx';
import { knowing } from '../../../../builders/a-suggestion.ts';
import { type Shown, shownIn } from '../../shown.tsx';

/** The reasons for what is suggested where these facts are known. */
function why(known: Parameters<typeof knowing>[1]): Promise<Shown> {
  return shownIn({}, (state, session) => {
    const at = knowing(state, known);
    return at.plan.suggestion === null ? null : <WhyThis suggestion={at.plan.suggestion} state={at} session={session} />;
  });
}

const again = { daysAgo: 21, isSameCause: true };

describe('the figure of a reason', () => {
  it('of several incidents shows what each adds, those with the same cause first, and how both fade', async () => {
    const other = { daysAgo: 6, isSameCause: false };
    const { screen } = await why({ facts: { priorIncidents: [again, other, { ...again, daysAgo: 30 }] } });
    const repeat = screen.querySelectorAll('ol > li')[1];
    expect(repeat?.textContent).toContain('80% of €10. The figure is our choice; no study sets it.');
    expect([...(repeat?.querySelectorAll('ul > li > p') ?? [])].map(({ textContent }) => textContent)).toEqual([
      'Same cause 21 days ago: 32.5% more.',
      'Same cause 30 days ago: 25% more.',
      'It fades over time: 50% on the same day, nothing at the end (60 days).',
      'Another incident 6 days ago: 22.5% more.',
      'It fades over time: 25% on the same day, nothing at the end (60 days).',
    ]);
  });

  it('of many incidents sums up the older ones, and says what they are together at most', async () => {
    const { screen } = await why({ facts: { priorIncidents: [30, 30, 30, 30, 30, 45, 48].map((daysAgo) => ({ ...again, daysAgo })) } });
    const repeat = screen.querySelectorAll('ol > li')[1];
    expect(repeat?.textContent).toContain('2 more incidents: 22.5% more.');
    expect(repeat?.textContent).toContain('Together at most 100%.');
    expect((await why({ facts: { priorIncidents: [again, again] } })).screen.textContent).not.toContain('Together at most');
  });

  it('of what is left of a sum says since when, and how it fades', async () => {
    const said = 'The last time: 21 days ago. It fades over time: 100% on the same day, nothing at the end (60 days).';
    expect((await why({ facts: { severity: 1, priorIncidents: [again] } })).screen.textContent).toContain(`65% of €5. ${said}`);
    expect((await why({ facts: { fault: 'unclear', priorIncidents: [again] } })).screen.textContent).toContain(said);
  });

  it('of a wait says how much a day is, and how much at most', async () => {
    const { screen } = await why({ facts: { hoursSinceReport: 30 } });
    expect(screen.textContent).toContain('For each day begun after that: 10%, at most 30%. 10% of €10.');
  });
});
