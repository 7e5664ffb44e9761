import { DOWN } from '#builders/a-page.ts';
import { expect, it } from 'vitest';
import { aRefusal } from '#builders/a-refusal.ts';
import { EUR } from '#builders/currencies.ts';
import { NO_CARD } from '#builders/on-card.ts';
import { Announcer } from '#features/ticket/Announcer.tsx';
import { aCommitment } from '#builders/a-commitment.ts';
import { aTicketUpdate } from '#builders/a-ticket-update.ts';
import { aWorld } from '#builders/a-world.ts';
import { NOW_MS } from '#builders/clock.ts';
import type { FoundExecution, Receipt } from '#ports/gesture-executor.ts';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { SentencesProvider } from '#ui/i18n/SentencesContext.tsx';
import { sentences } from '../../ui/english.ts';
import { rendered, until } from '../../ui/rendered.tsx';

const receipt: Receipt = { executor: 'Sample Pay', kind: 'credit', reference: '', steps: [] };

/** What is known of carrying out what stands. */
function known(execution: FoundExecution): SessionState['executions'] {
  return new Map([['moment-9', { by: 'Sample Pay', mayRepeat: true, reversibility: 'all', execution }]]);
}

async function announcer(over: Partial<SessionState>, said = ''): Promise<HTMLElement> {
  const page = await aWorld().open();
  const state: SessionState = { ...page.session.getState(), ...over };
  const screen = await rendered(
    <SentencesProvider value={sentences}>
      <Announcer state={state} said={said} />
    </SentencesProvider>,
  );
  const region = screen.querySelector<HTMLElement>('output[aria-live="polite"]');
  if (region === null) throw new Error('there is no live region');
  return region;
}

it('the live region is there and silent while nothing is given', async () => {
  expect((await announcer({})).textContent).toBe('');
});

it('the live region says how giving goes once its sentences are there', async () => {
  const region = await announcer({ giving: { phase: 'working', step: 'reserve' } });
  await until(() => region.textContent !== '');
  expect(region.textContent).toBe('Giving …');
});

it.each([
  [
    'that others are deciding, and when it is tried again',
    { phase: 'waiting', againAtMs: NOW_MS, refusal: aRefusal() },
    'It will try again at 1:00',
  ],
  ['that Zendesk asks us to wait, and until when', { phase: 'working', step: 'look', waitsUntilMs: NOW_MS }, 'It will continue at 1:00'],
] as const)('the live region says %s', async (_what, giving, sentence) => {
  const region = await announcer({ giving });
  await until(() => region.textContent !== '');
  expect(region.textContent).toContain(sentence);
});

const given = { phase: 'given', momentId: 'moment-9', ticketUpdate: aTicketUpdate(), recordError: null } as const;
const standing = aCommitment({ momentId: 'moment-9' });

it('the live region says nothing of what was given before the page was opened', async () => {
  const cards = [{ ...NO_CARD, standing }];
  const region = await announcer({ giving: { ...given, isBefore: true }, cards });
  await until(() => document.querySelector('output') !== null);
  expect(region.textContent).toBe('');
  expect((await announcer({ giving: given, cards })).textContent).not.toBe('');
});

it.each<[string, Partial<SessionState>, string]>([
  ['accepted only', { giving: given, executions: known({ kind: 'pending', receipt }) }, 'Sample Pay has accepted it but not done it yet.'],
  ['not asked for yet', { giving: given, executions: known({ kind: 'none' }) }, 'Sample Pay has not done it yet.'],
  [
    'of which nothing is known',
    { giving: given, executions: known({ kind: 'unknown', error: DOWN }) },
    'it is not known whether Sample Pay has done it.',
  ],
  ['taken back there', { giving: given, executions: known({ kind: 'reversed', left: [] }) }, 'Sample Pay has taken it back'],
  [
    'for nobody yet',
    { giving: { phase: 'recipient', by: 'Sample Pay', currency: EUR, found: { ok: true, value: [] } } },
    'Sample Pay has no account for this customer.',
  ],
  [
    'turned down and still held',
    { giving: given, executions: known({ kind: 'refused', code: 'declined', reason: '' }) },
    'its money is still held.',
  ],
  [
    'turned down and taken back',
    { giving: { phase: 'turned_down', by: 'Sample Pay', refusal: { code: 'declined', reason: '' }, left: [] } },
    'Refused by Sample Pay: nothing was given.',
  ],
])('the live region calls nothing given that is %s', async (_what, over, sentence) => {
  const region = await announcer({ cards: [{ ...NO_CARD, standing }], ...over });
  await until(() => region.textContent !== '');
  expect(region.textContent).toContain(sentence);
  expect(region.textContent).not.toContain('Made right');
});

it('what is said about a request comes before how giving goes', async () => {
  const region = await announcer({ giving: { phase: 'working', step: 'reserve' } }, 'Asked. The answer appears here.');
  expect(region.textContent).toBe('Asked. The answer appears here.');
});
