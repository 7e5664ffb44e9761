import { fireEvent } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { KnownAllowance } from '#domain/journal/admission.ts';
import type { Answer } from '#approvals/decide-request.ts';
import type { Decision, Moment } from '#domain/moments/moment.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import { RequestAnswer } from '#features/shared/requests/RequestAnswer.tsx';
import { money } from '#domain/money/money.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { aRequest } from '#builders/a-request.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { EUR, USD } from '#builders/currencies.ts';
import { byLabel, byRole, pressed, rendered, typed } from '../../../ui/rendered.tsx';
import { around } from '../../../ui/around.tsx';

const about = { currency: EUR, ownId: '21', gestureLimitMinor: 10_000, nowMs: NOW_MS, timeZone: TIME_ZONE, policy: builtInPolicy(EUR) };
const team = { count: 4, lowMinor: 1000, medianMinor: 1500, highMinor: 3000, days: 90 };
const range = { lowMinor: 1000, highMinor: 2500, mostMinor: 6000 };
const OVER = 'Asking a lead should not pay more than asking an agent';

/** €40 that an agent asks for, who saw this range. */
function asked(changes: Partial<Pick<Decision, 'range' | 'facts'>>): MomentRequest {
  const request = aRequest();
  return { ...request, moment: { ...request.moment, decision: { ...request.moment.decision, range, ...changes } } };
}

async function answering(request: MomentRequest): Promise<{ readonly screen: HTMLElement; readonly answers: readonly Answer[] }> {
  const answers: Answer[] = [];
  const onAnswer = (answer: Answer): void => void answers.push(answer);
  const screen = await rendered(around(<RequestAnswer request={request} about={about} status={{ phase: 'idle' }} onAnswer={onAnswer} />));
  return { screen, answers };
}

const { facts } = aRequest().moment.decision;

it('shows why something else was asked for than was suggested, where that was said', async () => {
  const request = asked({});
  const told = { ...request, moment: { ...request.moment, deviation: 'It spoilt a birthday.' } };
  expect((await answering(told)).screen.textContent).toContain('Why something other than suggestedIt spoilt a birthday.');
  expect((await answering(request)).screen.textContent).not.toContain('Why something other');
});

it("names a cause by the team's label, never by its key", async () => {
  const [cause] = about.policy.causes;
  if (cause === undefined) throw new Error('the policy has no cause');
  const policy = { ...about.policy, causes: [{ ...cause, cause: 'cold_food', label: 'Cold food' }] };
  const request = aRequest({ moment: { cause: 'cold_food' } });
  const screen = await rendered(
    around(<RequestAnswer request={request} about={{ ...about, policy }} status={{ phase: 'idle' }} onAnswer={() => {}} />),
  );
  expect(screen.textContent).toContain('Cold food');
  expect(screen.textContent).not.toContain('cold_food');
});

describe('the range of a request', () => {
  it('is the one that whoever asked saw', async () => {
    const { screen } = await answering(asked({}));
    expect(screen.textContent).toContain('Suggested range: €10 to €25. The person who asked saw the same.');
    expect(screen.textContent).not.toContain('The team gave');
  });

  it('is one amount where no other fits', async () => {
    const { screen } = await answering(asked({ range: { lowMinor: 200, highMinor: 200, mostMinor: null } }));
    expect(screen.textContent).toContain('Suggested amount: €2. The person who asked saw the same.');
  });

  it('has beside it what the team gave, where that was known', async () => {
    const { screen } = await answering(asked({ facts: { ...facts, team } }));
    expect(screen.textContent).toContain('The team gave €10 to €30 for this, median €15 (4 times in 90 days).');
  });

  it('is not made up where none was kept, and then nothing is over it', async () => {
    const { screen } = await answering(asked({ range: null }));
    expect(screen.textContent).not.toContain('Fits here');
    expect(screen.textContent).not.toContain(OVER);
  });
});

describe('an answer', () => {
  it.each([
    ['one cent over the range is warned of', '25.01', true],
    ['exactly the top of the range is not', '25', false],
    ['less is not', '10', false],
    ['what cannot be read is not, for it gives nothing', 'forty', false],
  ])('%s', async (_what, amount, isWarned) => {
    const { screen } = await answering(asked({}));
    await typed(byLabel(screen, 'Amount'), amount);
    expect(screen.textContent.includes(OVER)).toBe(isWarned);
  });

  it('is warned of above what fits, whatever somebody on the team gave once', async () => {
    const { screen } = await answering(asked({ facts: { ...facts, team } }));
    await typed(byLabel(screen, 'Amount'), '25');
    expect(screen.textContent).not.toContain(OVER);
    await typed(byLabel(screen, 'Amount'), '25.01');
    expect(screen.textContent).toContain('That is more than the suggested maximum (€25).');
  });

  it('is stopped above what anybody may give', async () => {
    const { screen, answers } = await answering(asked({}));
    await typed(byLabel(screen, 'Amount'), '60.01');
    await pressed(byRole(screen, 'button', /^Approve/u));
    expect(answers).toEqual([]);
    expect(screen.textContent).toContain('Nobody may give that much for this. Maximum: €60.');
  });

  it('over the range is warned of at once, and can still be given', async () => {
    const { screen, answers } = await answering(asked({}));
    await typed(byLabel(screen, 'Amount'), '40');
    expect(screen.textContent).toContain('That is more than the suggested maximum (€25).');
    await typed(byLabel(screen, 'Message'), 'It was a wedding.');
    await pressed(byRole(screen, 'button', /^Approve/u));
    expect(answers).toEqual([{ kind: 'approve', amountText: '40', text: 'It was a wedding.' }]);
  });

  it('starts from what fits, and from nothing chosen: what was asked for is beside it', async () => {
    const { screen } = await answering(asked({}));
    expect(byLabel(screen, 'Amount').value).toBe('25');
    expect(screen.textContent).toContain('asks for: €40 store credit');
    expect(screen.textContent).not.toContain(OVER);
    expect(screen.querySelector('[type=radio]')).toBeNull();
    expect(byRole(screen, 'button', 'Approve €25')).toBeDefined();
  });

  it.each([
    ['what was asked for, where that is less than fits', { lowMinor: 1000, highMinor: 5000, mostMinor: null }],
    ['what was asked for, where nothing fitted', { lowMinor: 0, highMinor: 0, mostMinor: null }],
    ['what was asked for, where nobody knows what fitted', null],
  ])('starts from %s', async (_what, fitting) => {
    const { screen } = await answering(asked({ range: fitting }));
    expect(byLabel(screen, 'Amount').value).toBe('40');
  });

  it('that declines or asks takes words, whatever the amount', async () => {
    const { screen, answers } = await answering(asked({}));
    await typed(byLabel(screen, 'Amount'), 'lots');
    await pressed(byRole(screen, 'button', 'Decline'));
    expect(answers).toEqual([]);
    expect(screen.textContent).toContain('Write a few words');
    expect(document.activeElement).toBe(byLabel(screen, 'Message'));
    await typed(byLabel(screen, 'Message'), 'Not ours.');
    await pressed(byRole(screen, 'button', 'Decline'));
    await pressed(byRole(screen, 'button', 'Ask a question'));
    expect(answers).toEqual([
      { kind: 'decline', text: 'Not ours.' },
      { kind: 'question', text: 'Not ours.' },
    ]);
  });
});

function left(limit: 'gesture' | 'agent_day', remaining: number): KnownAllowance {
  return { limit, limitValue: 5000, remaining, later: [], windowDays: 60, earlier: null, isExact: true, isByServerTime: true };
}

async function judged(allowances: readonly KnownAllowance[], request = asked({})): Promise<HTMLElement> {
  return rendered(
    around(<RequestAnswer request={request} about={about} status={{ phase: 'idle' }} onAnswer={() => {}} allowances={allowances} />),
  );
}

function cardOf(screen: HTMLElement): HTMLElement {
  return byRole(screen, 'group', /With the card in focus/u);
}

function key(element: HTMLElement, name: string): void {
  fireEvent.keyDown(element, { key: name });
}

describe('the sum in the box', () => {
  it('is judged by what the limits leave, to the cent, as it is typed', async () => {
    const screen = await judged([left('gesture', 5000), left('agent_day', 4000)]);
    await typed(byLabel(screen, 'Amount'), '40');
    expect(screen.textContent).toContain('€40 is within your limits (up to €50 per gesture · €40 left today).');
    await typed(byLabel(screen, 'Amount'), '40.01');
    expect(screen.textContent).toContain('€40.01 is more than your limits leave (€40 left today). Approve less.');
    expect(screen.textContent).not.toContain('within your limits');
  });

  it('is within them where there are none', async () => {
    expect((await judged([])).textContent).toContain('€25 is within your limits (No limits are set).');
  });

  it.each<[string, Partial<Moment>]>([
    ['is none where what is asked for costs no money', { gesture: 'apology', amount: money(0, EUR) }],
    ['was asked for in another currency than the limits are in', { amount: money(4000, USD) }],
  ])('%s, and is judged by none of them', async (_title, moment) => {
    const screen = await judged([left('gesture', 5000)], aRequest({ moment }));
    expect(screen.textContent).not.toMatch(/your limits|per gesture/u);
  });

  it('is in the currency that was asked for', async () => {
    expect((await judged([], aRequest({ moment: { amount: money(4000, USD) } }))).textContent).toContain('AmountUSD');
    expect((await judged([])).textContent).toContain('AmountEURYour limit per gesture: €100.');
  });
});

describe('more than fits', () => {
  it('takes a reason, and the field says so', async () => {
    const { screen, answers } = await answering(asked({}));
    await typed(byLabel(screen, 'Amount'), '40');
    expect(screen.textContent).toContain('Say why it may be more than suggested.');
    await pressed(byRole(screen, 'button', /^Approve/u));
    expect(answers).toEqual([]);
    expect(screen.textContent).toContain('Write a few words');
    await typed(byLabel(screen, 'Message'), 'It was a wedding.');
    await pressed(byRole(screen, 'button', /^Approve/u));
    expect(answers).toMatchObject([{ kind: 'approve', text: 'It was a wedding.' }]);
  });

  it('is asked for no reason where it fits', async () => {
    const { screen } = await answering(asked({}));
    await typed(byLabel(screen, 'Amount'), '25');
    expect(screen.textContent).toContain('Needed to decline, or to ask a question.');
    expect(screen.textContent).not.toContain('Say why it may be more');
  });
});

/** The card of a request that was answered. */
async function after(status: Parameters<typeof RequestAnswer>[0]['status'], request = asked({})): Promise<string> {
  const screen = await rendered(around(<RequestAnswer request={request} about={about} status={status} onAnswer={() => {}} />));
  return screen.textContent;
}

describe('what was answered', () => {
  it('says what was asked for, and how much of it was approved', async () => {
    const said = await after({ phase: 'answered', kind: 'approve', approved: { amount: money(3000, EUR) } });
    expect(said).toContain('Ben Sample asked for: €40 store credit');
    expect(said).toContain('Approved: €30 store credit. Ben Sample sees it on the ticket and gives it.');
  });

  it('names no sum where none was approved, or where it is no money', async () => {
    expect(await after({ phase: 'answered', kind: 'decline' })).toContain('Declined. Ben Sample sees the reason on the ticket.');
    const call = aRequest({ moment: { gesture: 'call', amount: money(0, EUR) } });
    const said = await after({ phase: 'answered', kind: 'approve', approved: { amount: money(0, EUR) } }, call);
    expect(said).toContain('Approved. Ben Sample sees it on the ticket and gives it.');
  });
});

describe('one key', () => {
  const fits = asked({ range: { lowMinor: 1000, highMinor: 4000, mostMinor: null } });

  it('approves as it stands', async () => {
    const { screen, answers } = await answering(fits);
    key(cardOf(screen), 'a');
    expect(answers).toEqual([{ kind: 'approve', amountText: '40', text: '' }]);
  });

  it.each([
    ['D', 'decline'],
    ['q', 'question'],
  ])('%s leads to the words, and answers once they are there', async (name, kind) => {
    const { screen, answers } = await answering(fits);
    key(cardOf(screen), name);
    expect(document.activeElement).toBe(byLabel(screen, 'Message'));
    expect(answers).toEqual([]);
    await typed(byLabel(screen, 'Message'), 'No.');
    key(cardOf(screen), name);
    expect(answers).toEqual([{ kind, text: 'No.' }]);
  });

  it('is a letter in a field, and none with a modifier', async () => {
    const { screen, answers } = await answering(fits);
    key(byLabel(screen, 'Message'), 'a');
    fireEvent.keyDown(cardOf(screen), { key: 'a', ctrlKey: true });
    expect(answers).toEqual([]);
  });
});
