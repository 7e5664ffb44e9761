import { describe, expect, it } from 'vitest';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { STUDIES, type Study, type SuggestionFacts } from '#domain/policy/suggestion.ts';
import { STUDY_SOURCES } from '#features/ticket/suggestion/details/studies.ts';
import { WhyThis } from '#features/ticket/suggestion/details/WhyThis.tsx';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { EUR, eur } from '#builders/currencies.ts';
import { byRole, pressed } from '../../../../ui/rendered.tsx';
import { knowing } from '../../../../builders/a-suggestion.ts';
import { type Shown, shown, shownIn } from '../../shown.tsx';

type Known = Parameters<typeof knowing>[1];

/** The reasons for what is suggested where these facts are known. */
function why(known: Known = {}): Promise<Shown> {
  return shownIn({}, (state, session) => {
    const at = knowing(state, known);
    return at.plan.suggestion === null ? null : <WhyThis suggestion={at.plan.suggestion} state={at} session={session} />;
  });
}

const again = { daysAgo: 21, isSameCause: true };
const gesture = { limit: 'gesture', left: eur(500) } as const;

/** Each rule and variant: the facts that lead to it, its sentence, and what it adds. */
const TABLE: readonly (readonly [facts: Partial<SuggestionFacts>, sentence: string, sum: string])[] = [
  [{}, 'Severity: Moderate. Everyone starts from this.', '+€10'],
  [{ severity: 1 }, 'Severity: Minor. For a first time, a quick, honest apology often does more than money.', ''],
  [{ severity: 1, priorIncidents: [again] }, 'Severity: Minor. It has happened before, so words alone are no longer enough.', '+€3.25'],
  [{ severity: 1, hoursSinceReport: 240 }, 'Severity: Minor. After such a long wait, words alone are no longer enough.', '+€5'],
  [{ fault: 'customer' }, 'The customer caused it. Explain kindly and help; money would not be goodwill.', ''],
  [
    { fault: 'third_party' },
    'Not our fault, and we have not caused it before. Money changes little here: explain, and look after the customer.',
    '',
  ],
  [
    { fault: 'unclear' },
    'It is not known whose fault it was, and we have not caused it before. Find out first; looking after the customer is right either way.',
    '',
  ],
  [
    { fault: 'third_party', priorIncidents: [again] },
    'Not our fault this time, but the same thing happened before and was our fault. The customer has had enough of it.',
    '',
  ],
  [
    { fault: 'unclear', priorIncidents: [again] },
    'It is not known whose fault it was, but the same thing happened before and was our fault. The customer has had enough of it.',
    '',
  ],
  [{ outcome: 'kept', lossMinor: 20_000 }, 'The customer kept it. Price paid: €200. In all: 10% of that.', '+€10'],
  [{ priorIncidents: [again] }, 'Same cause 21 days ago: 33% more.', '+€3.30'],
  [{ priorIncidents: [{ ...again, isSameCause: false }] }, 'Another incident 21 days ago: 16% more.', '+€1.60'],
  [{ priorIncidents: [again, again, again] }, 'Same cause 21 days ago, 3 incidents in the period: 98% more in all.', '+€9.80'],
  [{ hoursSinceReport: 30 }, 'Waiting time: 30 hours (counted after 24 hours). 10% more.', '+€1'],
  [
    { value: { tier: 'gold', upliftPercent: 30 } },
    'Customer tier: Gold. 30% more, and never less than anyone gets. No study shows that it pays off.',
    '+€3',
  ],
  [
    { isGroup: true },
    'Many customers have the same problem: for the same severity, the same is meant for everyone, whatever their history or value. Only a limit can leave less.',
    '',
  ],
  [{ isVulnerable: true }, 'Vulnerable situation, as somebody has said: 20% more.', '+€2'],
  [
    { value: { tier: 'gold', upliftPercent: 50 } },
    'Customer tier: Gold. 50% more, and never less than anyone gets. We read the studies as allowing up to 30%; more is your team’s decision.',
    '+€5',
  ],
  [{ priorIncidents: [again] }, 'Rounded down to a usual amount. Never rounded up, so that no limit is exceeded.', '-€0.30'],
  [{ outcome: 'kept', lossMinor: 11_990 }, 'Rounded down to a usual amount; additions count from there.', '-€0.49'],
  [
    { fault: 'third_party', priorIncidents: [{ ...again, daysAgo: 45 }] },
    'It was not our fault this time, so only 25% is due: our own failure was some time ago.',
    '-€8.48',
  ],
  [
    { outcome: 'kept', lossMinor: 500 },
    'The customer keeps it. At most 50% of the price paid: €5. The first part given back does the most good.',
    '-€7.50',
  ],
  [{ outcome: 'kept' }, 'The right amount depends on the price. Enter what the customer paid under “More details”.', '-€10'],
  [
    {
      priorIncidents: [
        { ...again, daysAgo: 0 },
        { ...again, daysAgo: 0 },
      ],
      hoursSinceReport: 100,
      isVulnerable: true,
    },
    'At most 120% of twice the usual start: €20. It is used while the price is lower or not known.',
    '-€1',
  ],
  [
    {
      lossMinor: 2050,
      priorIncidents: [
        { ...again, daysAgo: 0 },
        { ...again, daysAgo: 0 },
      ],
      hoursSinceReport: 100,
      isVulnerable: true,
    },
    'At most 120% of the price paid: €20.50.',
    '-€0.40',
  ],
  [
    { severity: 4, lossMinor: 1400 },
    'What happened to the person decides, not the price paid: €14. No price caps it, only the limits.',
    '',
  ],
  [{ outcome: 'kept', lossMinor: 150 }, 'Below the smallest amount that is given (€1): words and care instead.', '-€0.75'],
  [{ lossMinor: 2000, outcome: 'rejected' }, 'With the refund, at most 120% of the price paid: €20.', '-€6'],
  [{ allowances: [gesture] }, 'Left within the limit per gesture: €5.', '-€5'],
  [{ allowances: [{ ...gesture, limit: 'agent_day' }] }, 'Left within your limit for today: €5.', '-€5'],
  [{ allowances: [{ ...gesture, limit: 'customer_window' }] }, 'Left within this customer’s limit: €5.', '-€5'],
  [{ allowances: [{ ...gesture, limit: 'team_month' }] }, 'Left in the team’s budget this month: €5.', '-€5'],
  [
    { allowances: [{ limit: 'customer_count', left: eur(0) }] },
    'This customer has had as many gestures as the team allows in this period.',
    '-€10',
  ],
  [
    {
      allowances: [{ limit: 'gesture', left: eur(2500) }],
      gestures: [{ daysAgo: 1, isSameCause: false, isSameTicket: true, amountMinor: 2000 }],
    },
    'Given on this ticket: €20. Left of the limit per gesture: €5.',
    '-€5',
  ],
];

const REASONS = TABLE.map(([facts, sentence, sum]) => ({ facts, sentence, sum }));

/** Each reason as its sentence and what it adds. */
function lines(screen: HTMLElement): readonly (readonly string[])[] {
  return [...screen.querySelectorAll('ol > li > .sum')].map((sum) => [...sum.children].map(({ textContent }) => textContent));
}

function minor(text: string): number {
  const digits = text.replaceAll(/[^\d.-]/g, '');
  return digits === '' ? 0 : Math.round(Number(digits) * 100);
}

function total(screen: HTMLElement): string {
  return screen.querySelector('.total > :last-child')?.textContent ?? '';
}

describe('a reason', () => {
  it.each(REASONS)('is said with what it adds: $sentence', async ({ facts, sentence, sum }) => {
    const { screen } = await why({ facts });
    expect(lines(screen)).toContainEqual([sentence, sum]);
  });

  it('is said where the law fixes what is due', async () => {
    const { causes } = builtInPolicy(EUR);
    const { screen } = await why({ policy: { causes: causes.map((cause) => ({ ...cause, isStatutory: true })) } });
    expect(lines(screen)).toEqual([
      ['The law sets what is due for this. Goodwill can follow once that is under way; it never replaces it.', ''],
    ]);
  });

  it('shows no address of a sentence in its place', async () => {
    for (const { facts } of REASONS) {
      const { screen } = await why({ facts });
      expect(screen.textContent).not.toMatch(/\b(reason|why|study|suggestion|severity|preset)\.\w/);
    }
  });
});

describe('the sums', () => {
  it.each(REASONS)('add up to the total beside: $sentence', async ({ facts }) => {
    const { screen } = await why({ facts });
    const sums = lines(screen).map(([, sum = '']) => minor(sum));
    expect(sums.reduce((sum, one) => sum + one, 0)).toBe(minor(total(screen)));
  });

  it('add up to the amount on a ticket with a history', async () => {
    const world = aWorld({ tickets: { '701': [aPriorTicket(), aPriorTicket({ id: 901, causeFieldValue: 'outage' })] } });
    const { screen, session } = await shown(
      (state, of) => state.plan.suggestion && <WhyThis suggestion={state.plan.suggestion} state={state} session={of} />,
      { world },
    );
    expect(lines(screen).length).toBeGreaterThan(1);
    expect(minor(total(screen))).toBe(session.getState().plan.amount.amountMinor);
  });

  it('that come to nothing say so in words', async () => {
    const { screen } = await why({ facts: { fault: 'customer' } });
    expect(total(screen)).toBe('No money');
  });
});

describe('the ground of a reason', () => {
  const facts = { priorIncidents: [again] };

  it('shows the arithmetic, and that the figure is our choice', async () => {
    const { screen } = await why({ facts });
    expect(screen.querySelectorAll('ol > li')[1]?.textContent).toContain(
      '33% of €10. It fades over time: 50% on the same day, nothing at the end (60 days). The figure is our choice; no study sets it.',
    );
  });

  it('says what the preset rests on where an amount comes from it, unless the team has set its own', async () => {
    const sentence =
      'Our choice. One public guide for British contact centres lets agents offer 15 to 25 pounds first. A moderate failure starts below that, so that the total with additions stays within it.';
    expect((await why()).screen.querySelector('ol > li')?.textContent).toContain(sentence);
    const own = await why({ policy: { own: ['base_2'] } });
    expect(own.screen.querySelector('ol > li')?.textContent).toContain('The figure is your team’s choice; no study sets it.');
    expect(own.screen.textContent).not.toContain(sentence);
  });

  it('says where the figure is the choice of the team', async () => {
    const { screen } = await why({ facts, policy: { own: ['repeat_same_cause'] } });
    expect(screen.querySelectorAll('ol > li')[1]?.textContent).toContain('The figure is your team’s choice; no study sets it.');
  });

  it('opens its findings, each with its strength and a link that opens apart, and closes them', async () => {
    const { screen } = await why({ facts });
    const [, repeat] = screen.querySelectorAll<HTMLElement>('ol > li');
    if (repeat === undefined) throw new Error('there is no second reason');
    expect(repeat.querySelectorAll('a')).toHaveLength(0);
    await pressed(byRole(repeat, 'button', '3 findings behind this'));
    const found = [...repeat.querySelectorAll('li')].map(({ textContent }) => textContent);
    expect(found).toHaveLength(3);
    expect(found[0]).toBe(
      'Data on real customersTwo similar failures, or two close together, weaken every recovery.Maxham & Netemeyer, Journal of Marketing 66, 2002',
    );
    const links = [...repeat.querySelectorAll('a')];
    expect(links.map(({ target, rel }) => [target, rel])).toEqual(links.map(() => ['_blank', 'noreferrer']));
    await pressed(byRole(repeat, 'button', '3 findings behind this'));
    expect(repeat.querySelectorAll('a')).toHaveLength(0);
  });

  it('says of one finding that it is one', async () => {
    const { screen } = await why();
    await pressed(byRole(screen, 'button', '1 finding behind this'));
    expect(screen.querySelector('ol li li')?.textContent).toContain('Experiments with made-up scenarios');
  });

  it('has an address on the web for every study', () => {
    const studies = Object.keys(STUDIES) as Study[];
    const addresses = studies.map((study) => new URL(STUDY_SOURCES[study].address));
    expect(addresses.filter(({ protocol }) => !/^https?:$/.test(protocol))).toEqual([]);
  });
});

describe('around the reasons', () => {
  it('stand the range that lead and agent see, and the policy by name', async () => {
    const { screen } = await why({ facts: { priorIncidents: [again] } });
    expect(screen.textContent).toContain('Range for this failure: €10 to €13. Your lead sees the same.');
    expect(screen.textContent).toContain('Decided under policy “built-in-3”.');
  });

  it('a range of one amount is one amount, and of nothing none', async () => {
    expect((await why()).screen.textContent).toContain('Amount for this failure: €10. Your lead sees the same.');
    expect((await why({ facts: { fault: 'customer' } })).screen.textContent).not.toContain('What fits');
  });

  it('stands what another answer would change, and nothing that changes nothing', async () => {
    const { screen } = await why({ facts: { fault: 'unclear' } });
    const changes = [...screen.querySelectorAll('li.quiet')].map(({ textContent }) => textContent);
    expect(changes).toEqual(['If the fault were ours: €10']);
  });

  it('stands a list that can be heard as one', async () => {
    const { screen } = await why({ facts: { priorIncidents: [again] } });
    const list = screen.querySelector('ol');
    expect([...(list?.children ?? [])].map(({ tagName }) => tagName)).toEqual(['LI', 'LI', 'LI']);
  });
});

it('asks once what the team gave over a longer time, however often it is looked at', async () => {
  const world = aWorld();
  const { screen, session, settle } = await shown(
    (state, of) =>
      state.choice.story === '' && state.plan.suggestion !== null ? (
        <WhyThis suggestion={state.plan.suggestion} state={state} session={of} />
      ) : null,
    { world },
  );
  await settle(() => {
    session.choose({ story: 'Closed.' });
  });
  expect(screen.textContent).toBe('');
  await settle(() => {
    session.choose({ story: '' });
  });
  expect(screen.textContent).toContain('Total');
  expect(world.moments.calls.filter(({ method }) => method === 'given')).toHaveLength(1);
});

describe('in proportion', () => {
  it.each([
    ['the margin', 40, '€10 is 2% of the €496 margin so far; one average order brings €35.42.'],
    ['what was bought', null, '€10 is 0.8% of the €1,240 bought so far; one average order is €88.57.'],
  ])('a gesture stands beside %s', async (_what, marginPercent, sentence) => {
    const world = aWorld({ histories: { '701': [anOrderHistory()] }, settings: parsedSettings({ marginPercent }) });
    const { screen } = await shown(
      (state, session) =>
        state.plan.suggestion && <WhyThis suggestion={state.plan.suggestion} state={withAmount(state)} session={session} />,
      { world },
    );
    expect(screen.textContent).toContain(sentence);
  });

  it('stands nothing where the value is not known', async () => {
    expect((await why()).screen.textContent).not.toContain('average order');
  });
});

/** The same with ten euros to be given, whatever the customer's tier adds. */
function withAmount(state: SessionState): SessionState {
  return { ...state, plan: { ...state.plan, amount: eur(1000) } };
}
