import { vi } from 'vitest';
import { JPY, eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { Mismatch } from '#domain/moments/reconcile.ts';
import { takeBackMoment } from '#features/lead/session/corrections.ts';
import { createBudget } from '#features/lead/budget/budget-state.ts';
import { type Mend, createReconciling } from '#features/lead/budget/reconciliation-state.ts';
import { measure } from '#features/lead/session/measuring.ts';
import { lastValue } from '#ports/section.ts';
import { TICKET, gives } from './a-ticket-page.ts';
import { type MatrixAccount, settled } from './an-account.ts';
import { aLeadCore } from './lead-flows.ts';
import { type Flow, nothingTyped } from './matrix.ts';
import { countedOn, entriesIn, truthOn } from './truth.ts';

const MINUTE_MS = 60_000;
const AN_AGENT = 1_000_002;
const INTO_YEN = parsedSettings({ currency: JPY, limits: limits({ currency: JPY, teamMonthMinor: 200_000 }) });
const SPENT_YEN = 96_000;

/** Somebody edits what is written down of a reservation. */
function editReservation({ api }: MatrixAccount, fields: Readonly<Record<string, unknown>>): void {
  const table = api.state.tables.get('moment_entry');
  const record = table?.all().find((one) => one.fields['kind'] === 'reserve');
  if (record === undefined) throw new Error('Nothing is reserved');
  table?.update(record, { fields, updatedBy: AN_AGENT }, Date.now());
}

/** A lead's budget where a gesture was edited after it was given. */
async function withAnEditedGesture(account: MatrixAccount) {
  await gives(account, 'agent2', TICKET, '10');
  vi.setSystemTime(Date.now() + 10 * MINUTE_MS);
  editReservation(account, { amount_minor: 900 });
  const core = aLeadCore(account, 'lead');
  const budget = createBudget(core);
  await settled(budget.load());
  return { core, budget };
}

const settlesFlagged: Flow = {
  title: 'letting what is flagged count as it stands',
  async begin(account) {
    const { core, budget } = await withAnEditedGesture(account);
    const press = async (): Promise<void> => {
      const [flagged] = lastValue(budget.getState().budget)?.flagged ?? [];
      if (flagged !== undefined) await budget.settle(flagged);
    };
    return {
      ...nothingTyped,
      screen: { of: 'budget', core, budget, reconciling: createReconciling(core) },
      act: press,
      again: press,
      shown: () => core.getState().corrections,
      sums: () => ({ spent: lastValue(budget.getState().budget)?.month.spentMinor ?? null }),
      end: () => ({ counts: countedOn(account), flagged: lastValue(budget.getState().budget)?.flagged.length }),
    };
  },
};

const takesBack: Flow = {
  title: 'taking back as a lead',
  async begin(account) {
    const { core, budget } = await withAnEditedGesture(account);
    const commitment = core
      .snapshot()
      .ledger(true)
      .commitments.find((one) => one.ticketId === TICKET.ticketId);
    if (commitment === undefined) throw new Error('Nothing was given');
    const { momentId, reserveId, ticketId, customerId, agentId, cause } = commitment;
    const press = (): Promise<void> =>
      takeBackMoment(core, { momentId, reserveId }, { ticketId, customerId, agentId, cause, amount: eur(1000) });
    return {
      ...nothingTyped,
      screen: { of: 'budget', core, budget, reconciling: createReconciling(core) },
      act: press,
      again: press,
      shown: () => core.getState().corrections,
      sums: () => ({}),
      saysSo: () => core.getState().corrections.get(momentId)?.phase !== 'done',
      end: () => truthOn(account),
    };
  },
};

const startsMonth: Flow = {
  title: 'starting the month in another currency',
  async begin(account) {
    await gives(account, 'agent2', TICKET, '10');
    vi.setSystemTime(Date.now() + 10 * MINUTE_MS);
    const core = aLeadCore(account, 'lead', INTO_YEN);
    const budget = createBudget(core);
    await settled(budget.load());
    const onScreen = () => lastValue(budget.getState().budget);
    return {
      ...nothingTyped,
      screen: { of: 'budget', core, budget, reconciling: createReconciling(core) },
      act: () => budget.start(SPENT_YEN),
      again: () => (onScreen()?.started === null ? budget.start(SPENT_YEN) : budget.load()),
      shown: () => budget.getState().starting,
      saysSo: () => onScreen()?.currencyStop?.why === 'not_started',
      sums: () => ({ started: onScreen()?.started?.spent ?? null }),
      end: () => ({ started: onScreen()?.started?.spent ?? null, stop: onScreen()?.currencyStop ?? null, said: startsIn(account) }),
    };
  },
};

/** With what sums the month has been started, each once: said twice, the last holds. */
function startsIn(account: MatrixAccount): readonly number[] {
  const parts = entriesIn(account).flatMap(({ detail }) => detail.checkpoint ?? []);
  return [...new Set(parts.filter(({ started }) => started !== undefined).map(({ carriedMinor }) => carriedMinor))];
}

const measures: Flow = {
  title: 'measuring the account',
  async begin(account) {
    const core = aLeadCore(account, 'admin');
    const budget = createBudget(core);
    await settled(budget.load());
    const measured = () => entriesIn(account).filter(({ detail }) => detail.listLag !== undefined).length;
    return {
      ...nothingTyped,
      screen: { of: 'budget', core, budget, reconciling: createReconciling(core) },
      act: () => measure(core),
      again: () => measure(core),
      shown: () => core.getState().measuring,
      sums: () => ({}),
      // It may have been kept without an answer, and once more then: the last holds.
      end: () => [core.getState().measuring.phase, measured() > 1],
      saysSo: () => core.getState().measuring.phase !== 'done',
    };
  },
};

/** A record that says something else than the journal does, and what a lead does about it. */
function mends(title: string, prepare: (account: MatrixAccount) => void, mend: (mismatch: Mismatch) => Mend): Flow {
  return {
    title,
    async begin(account) {
      await gives(account, 'agent2', TICKET, '10');
      prepare(account);
      vi.setSystemTime(Date.now() + 10 * MINUTE_MS);
      const core = aLeadCore(account, 'lead');
      const reconciling = createReconciling(core);
      const budget = createBudget(core);
      await settled(budget.load());
      await settled(core.snapshot().ledgerReader.readTail());
      await settled(reconciling.load());
      const press = async (): Promise<void> => {
        if (reconciling.getState().reconciliation.state === 'failed') await reconciling.load();
        for (const one of lastValue(reconciling.getState().reconciliation)?.mismatches ?? []) await reconciling.mend(one, mend(one));
      };
      return {
        ...nothingTyped,
        screen: { of: 'budget', core, budget, reconciling },
        act: press,
        again: press,
        shown: () => reconciling.getState(),
        saysSo: () => [...reconciling.getState().mending.values()].some(({ phase }) => phase === 'failed'),
        sums: () => ({}),
        end: () => ({ ...truthOn(account), open: lastValue(reconciling.getState().reconciliation)?.mismatches.length }),
      };
    },
  };
}

/** Nobody finds what was given in the journal any more. */
function loseEntries({ api }: MatrixAccount): void {
  const table = api.state.tables.get('moment_entry');
  for (const record of table?.all() ?? []) if (record.fields['moment'] !== undefined) table?.remove(record, Date.now());
}

function markVoided({ api }: MatrixAccount): void {
  const table = api.state.tables.get('service_moment');
  for (const record of table?.all() ?? []) table?.update(record, { fields: { status: 'voided' }, updatedBy: AN_AGENT }, Date.now());
}

export const CORRECTION_FLOWS: readonly Flow[] = [
  settlesFlagged,
  takesBack,
  startsMonth,
  measures,
  mends('counting what only its record tells', loseEntries, () => 'count'),
  mends('marking as taken back what does not count', loseEntries, () => 'mark_voided'),
  mends('marking as given what counts', markVoided, () => 'mark_given'),
];
