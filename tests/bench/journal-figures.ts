import { decideReservation } from '#domain/journal/decide-reservation.ts';
import type { LedgerTerms } from '#domain/journal/commitments.ts';
import { createLedgerFold, foldLedger } from '#domain/journal/fold-ledger.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { anAgent } from '#builders/an-agent.ts';
import { anEntry } from '#builders/an-entry.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { aProposal } from '#builders/a-proposal.ts';
import { aWorld } from '#builders/a-world.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { DECISIONS, runDecisionCheck } from '../ledger/journal-model/run-decision-check.ts';
import { EVERY, THREE_ASLEEP, runModelCheck } from '../ledger/journal-model/run-model-check.ts';
import type { Figure } from './figure.ts';
import { median } from './ratios.ts';

const seeds = [1, 2, 3, 4, 5];
const bound = { far: 5, near: 12 };

/** What agents who press at once ask Zendesk for, and what looking through a day's entries takes. */
export async function journalFigures(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const agents of [1, 10, 50]) {
    figures.push(await requestFigure(agents, 'far'), await requestFigure(agents, 'near'));
  }
  for (const entries of [10, 100, 1_000, 10_000]) figures.push(admissionFigure(entries));
  return [...figures, ...foldFigures()];
}

/** What folding a journal takes, all of it and one more page of it, on the processor. */
export function foldFigures(): readonly Figure[] {
  return [1_000, 10_000, 100_000].map(foldFigure);
}

/** Whatever can come between the requests of two agents and of three, and of leads at one request, through the real code. */
export async function modelFigures(): Promise<readonly Figure[]> {
  const checked = [...(await runModelCheck([...EVERY, ...THREE_ASLEEP])), ...(await runDecisionCheck(DECISIONS))];
  const figures = checked.map(({ title, states, ends, answersAtMost }) => ({
    what: `model check: ${title}`,
    value: `${states.toLocaleString('en')} states, ${ends.toLocaleString('en')} ends, at most ${answersAtMost} answers each`,
  }));
  const sum = (of: (one: (typeof checked)[number]) => number): string =>
    checked.reduce((total, one) => total + of(one), 0).toLocaleString('en');
  const all = `${sum((one) => one.states)} states, ${sum((one) => one.ends)} ends`;
  return [...figures, { what: 'model check in all', value: all }];
}

/** Near: a pool with a pool that two in five of them fit into. */
async function requestFigure(agents: number, distance: 'far' | 'near'): Promise<Figure> {
  const counts: number[] = [];
  let given = 0;
  let overspentMinor = 0;
  for (const seed of seeds) {
    const limitMinor = distance === 'far' ? 100_000_000 : Math.max(1, Math.round(agents * 0.4)) * 2000;
    const outcome = await rush({ seed, agents, limitMinor });
    counts.push(...outcome.requests);
    given += outcome.given;
    overspentMinor += Math.max(0, outcome.givenMinor - limitMinor);
  }
  const most = Math.max(...counts);
  return {
    what: `${agents} at once, ${distance === 'far' ? 'far from' : 'near'} the pool's limit: requests each`,
    value: `median ${median(counts)}, most ${most} (at most ${bound[distance]}); ${given} of ${agents * seeds.length} given, ${overspentMinor} overspent`,
    isOver: most > bound[distance] || overspentMinor > 0,
  };
}

async function rush(of: { readonly seed: number; readonly agents: number; readonly limitMinor: number }) {
  const settings = parsedSettings({ limits: limits({ teamMonthMinor: of.limitMinor }) });
  const world = aWorld({ seed: of.seed, settings });
  const ids = Array.from({ length: of.agents }, (_, index) => String(20 + index));
  const pages = await Promise.all(
    ids.map((id, index) =>
      world.open({ agent: anAgent({ id }), ticket: aTicket({ ticketId: String(600 + index), requester: { id: String(800 + index) } }) }),
    ),
  );
  const counted = (): readonly number[] =>
    ids.map((id) => [...world.journal.calls, ...world.moments.calls].filter(({ agentId }) => agentId === id).length);
  const before = counted();
  world.slow(400);
  for (const { session } of pages) {
    session.choose({ gesture: 'credit', amountText: '20' });
    void session.makeItRight();
  }
  await world.time.run();
  const amounts = world.givenMoments().map(({ amount }) => amount.amountMinor);
  return {
    requests: counted().map((count, index) => count - (before[index] ?? 0)),
    given: amounts.length,
    givenMinor: amounts.reduce((sum, amount) => sum + amount, 0),
  };
}

/** Entries of the day, two a moment, oldest first. */
function dayOf(count: number): readonly JournalEntry[] {
  return Array.from({ length: count }, (_, index) =>
    anEntry({
      id: `01E${String(index).padStart(8, '0')}`,
      momentId: `moment-${Math.floor(index / 2)}`,
      kind: index % 2 === 0 ? 'reserve' : 'post',
      customerId: String(index % 997),
      createdAtMs: NOW_MS - (count - index) * 2_000,
    }),
  );
}

const terms: LedgerTerms = {
  leadIds: new Set(),
  currency: 'EUR',
  timeZone: TIME_ZONE,
  largestMinor: 2500,
};
const PAGE = 100;
const foldRounds = 7;

function foldFigure(count: number): Figure {
  const entries = dayOf(count + foldRounds * PAGE);
  const whole: number[] = [];
  const onTop: number[] = [];
  const kept = createLedgerFold();
  kept.learn(entries.slice(0, count));
  kept.ledger(terms);
  for (let round = 0; round < foldRounds; round += 1) {
    const known = count + round * PAGE;
    whole.push(cpuMs(() => foldLedger(entries.slice(0, count), terms)));
    onTop.push(
      cpuMs(() => {
        kept.learn(entries.slice(known, known + PAGE));
        kept.ledger(terms);
      }),
    );
  }
  const [wholeMs, onTopMs] = [median(whole), median(onTop)];
  return {
    what: `fold of ${count.toLocaleString('en')} entries`,
    value: `${wholeMs.toFixed(1)} ms of CPU, ${onTopMs.toFixed(2)} ms for ${PAGE} more on top: 1 / ${(wholeMs / onTopMs).toFixed(0)}`,
  };
}

/** Milliseconds that this process computed, whatever else the machine does meanwhile. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function admissionFigure(count: number): Figure {
  const entries = dayOf(count);
  const set = limits({ agentDayMinor: 1e9, customerWindowMinor: 1e9, customerGestureCount: 1e6, teamMonthMinor: 1e9 });
  const times: number[] = [];
  for (let round = 0; round < 25; round += 1) {
    const startedMs = performance.now();
    decideReservation(aProposal(), { reserveId: '01F' }, foldLedger(entries, terms), set, { nowMs: NOW_MS, timeZone: TIME_ZONE });
    times.push(performance.now() - startedMs);
  }
  const ms = median(times);
  return {
    what: `admission over ${count.toLocaleString('en')} entries of the day`,
    value: `${ms.toFixed(2)} ms, ${((ms * 1000) / count).toFixed(2)} µs an entry`,
  };
}
