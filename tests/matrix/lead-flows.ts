import { vi } from 'vitest';
import { createAccountFields } from '#adapters/zendesk/account-fields.ts';
import { createAccountProbe } from '#adapters/zendesk/account-probe.ts';
import { createAgentGroups } from '#adapters/zendesk/agent-groups.ts';
import { createCauseHistory } from '#adapters/zendesk/cause-history.ts';
import { createDirectory } from '#adapters/zendesk/directory.ts';
import { createJournalStore } from '#adapters/zendesk/journal-store.ts';
import { createLineUpHistory } from '#adapters/zendesk/line-up-history.ts';
import { createMomentArchive } from '#adapters/zendesk/moment-archive.ts';
import { createMomentStore } from '#adapters/zendesk/moment-store.ts';
import { createOutcomeHistory } from '#adapters/zendesk/outcome-history.ts';
import { createTicketOutcomes } from '#adapters/zendesk/ticket-outcomes.ts';
import { createPeople } from '#adapters/zendesk/people.ts';
import { createRecordPages } from '#adapters/zendesk/record-pages.ts';
import { createRecordPermissions } from '#adapters/zendesk/record-permissions.ts';
import { createRequestTriggers } from '#adapters/zendesk/request-triggers.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { KnownAllowance } from '#domain/journal/admission.ts';
import { createBudget } from '#features/lead/budget/budget-state.ts';
import { createReconciling } from '#features/lead/budget/reconciliation-state.ts';
import { createRequests } from '#features/lead/requests/requests-state.ts';
import { type LeadCore, createLeadCore } from '#features/lead/session/lead-core.ts';
import { measure } from '#features/lead/session/measuring.ts';
import { lastValue } from '#ports/section.ts';
import { createFakeAccessMemory } from '../fakes/fake-access-memory.ts';
import { createFakeFileSaver } from '../fakes/fake-file-saver.ts';
import { createFakeLimitsDraft } from '../fakes/fake-limits-draft.ts';
import { createFakeLeadMemory } from '../fakes/fake-lead-memory.ts';
import { createFakeProviderRecords } from '../fakes/fake-provider-records.ts';
import { createFakeProviderProbe } from '../fakes/fake-provider-probe.ts';
import { createFakeValueSourceProbe } from '../fakes/fake-value-source-probe.ts';
import { createFakePageAddress } from '../fakes/fake-page-address.ts';
import { createFakeLogDrafts } from '../fakes/fake-log-drafts.ts';
import { createFakePageOutput } from '../fakes/fake-page-output.ts';
import { createFakeSettings } from '../fakes/fake-settings.ts';
import { createFakeWorkspace } from '../fakes/fake-workspace.ts';
import { OTHER_TICKET, TICKET, asks, gives, personOf, withAPast } from './a-ticket-page.ts';
import { type MatrixAccount, settled } from './an-account.ts';
import { type Flow, nothingTyped } from './matrix.ts';
import { countedOn, entriesIn, truthOn } from './truth.ts';

const MINUTE_MS = 60_000;

export function aLeadCore(account: MatrixAccount, who: 'lead' | 'admin', parsed = parsedSettings()): LeadCore {
  const { request, runtime, pace } = account.page(who, 'lead');
  const fields = createAccountFields(request, { memory: { load: () => null, save: () => {} }, nowMs: runtime.nowMs });
  return createLeadCore(
    {
      journal: createJournalStore(request, fields),
      moments: createMomentStore(request, fields),
      archive: createMomentArchive(request, fields),
      lineUps: createLineUpHistory(request),
      outcomeHistory: createOutcomeHistory(request),
      ticketOutcomes: createTicketOutcomes(request),
      causes: createCauseHistory(request),
      people: createPeople(request),
      output: createFakePageOutput(),
      fields,
      records: createRecordPages(request),
      files: createFakeFileSaver(),
      directory: createDirectory(request, { leadsGroup: parsed.settings.leadsGroup }),
      leadMemory: createFakeLeadMemory(),
      limitsDraft: createFakeLimitsDraft(),
      logDrafts: createFakeLogDrafts(),
      groups: createAgentGroups(request),
      triggers: createRequestTriggers(request),
      permissions: createRecordPermissions(request),
      accessMemory: createFakeAccessMemory(),
      probe: createAccountProbe(request),
      providers: createFakeProviderProbe(),
      valueSource: createFakeValueSourceProbe(),
      providerRecords: createFakeProviderRecords(),
      runtime,
      pace,
      address: createFakePageAddress(),
      workspace: createFakeWorkspace(TICKET),
    },
    { agent: personOf(who), settings: createFakeSettings(parsed), timeZone: TIME_ZONE },
  );
}

function budgetFlow(title: string, who: 'lead' | 'admin', press: 'load' | 'recount'): Flow {
  return {
    title,
    async begin(account) {
      await withAPast(account);
      const core = aLeadCore(account, who);
      const budget = createBudget(core);
      const screen = { of: 'budget', core, budget, reconciling: createReconciling(core) } as const;
      const figures = (): unknown => {
        const { budget: section } = budget.getState();
        return section.state === 'ready' ? { ...section.value.month, isWhole: section.value.isWhole } : null;
      };
      return {
        ...nothingTyped,
        screen,
        act: () => budget[press](),
        again: async () => {
          const { measuring } = core.getState();
          await (measuring.phase === 'failed' ? measure(core) : budget.load());
        },
        shown: () => {
          const { budget: section, stampError } = budget.getState();
          return { section, stampError, measuring: core.getState().measuring };
        },
        saysSo: () => {
          const { measuring } = core.getState();
          return measuring.phase === 'done' && measuring.measured.notDeleted.length > 0;
        },
        sums: () => ({ figures: figures() }),
        end: () => ({
          figures: figures(),
          isMeasured: lastValue(budget.getState().budget)?.listLag !== null,
          isSaid: entriesIn(account).some(({ detail }) => detail.limits !== undefined),
        }),
      };
    },
  };
}

const requestsFlow: Flow = {
  title: 'reading what waits for a lead',
  async begin(account) {
    await gives(account, 'agent2', OTHER_TICKET, '20');
    await asks(account);
    const core = aLeadCore(account, 'lead');
    const requests = createRequests(core);
    const isAllRead = (): boolean =>
      (lastValue(requests.getState().requests)?.waiting ?? []).every(({ allowances }) => allowances.every(({ isExact }) => isExact));
    const view = (): unknown => {
      const { requests: section } = requests.getState();
      if (section.state !== 'ready') return null;
      const { waiting, approved, hasMore } = section.value;
      return {
        waiting: waiting.map(({ request, allowances }) => [request.moment.id, allowances.map(allowance)]),
        approved: approved.length,
        hasMore,
      };
    };
    return {
      ...nothingTyped,
      screen: { of: 'requests', core, requests },
      act: () => requests.load(),
      again: () => requests.load(),
      shown: () => requests.getState().requests,
      // What was not read is marked as at most so much.
      sums: () => ({ waiting: isAllRead() ? view() : null }),
      saysSo: () => !isAllRead(),
      end: view,
    };
  },
};

const approvedFlow: Flow = {
  title: 'reading what another lead has approved',
  async begin(account) {
    await asks(account);
    const admins = createRequests(aLeadCore(account, 'admin'));
    await settled(admins.load());
    const request = lastValue(admins.getState().requests)?.waiting[0]?.request;
    if (request === undefined) throw new Error('Nothing was asked');
    await settled(admins.answer(request, { kind: 'approve', amountText: '60', text: 'Fine.' }));
    const core = aLeadCore(account, 'lead');
    const requests = createRequests(core);
    return {
      ...nothingTyped,
      screen: { of: 'requests', core, requests },
      act: () => requests.load(),
      again: () => requests.load(),
      shown: () => requests.getState().requests,
      sums: () => ({}),
      end: () => {
        const { requests: section } = requests.getState();
        if (section.state !== 'ready') return null;
        return { waiting: section.value.waiting.length, approved: section.value.approved.map(({ momentId }) => momentId) };
      },
    };
  },
};

function allowance({ limit, remaining, isExact }: KnownAllowance): string {
  return `${limit} ${isExact ? '' : 'at most '}${remaining}`;
}

function answers(title: string, answer: Parameters<ReturnType<typeof createRequests>['answer']>[1]): Flow {
  return {
    title,
    async begin(account) {
      await asks(account);
      const core = aLeadCore(account, 'lead');
      const requests = createRequests(core);
      await settled(requests.load());
      const press = async (): Promise<void> => {
        const request = lastValue(requests.getState().requests)?.waiting[0]?.request;
        if (request !== undefined) await requests.answer(request, answer);
      };
      return {
        ...nothingTyped,
        screen: { of: 'requests', core, requests },
        act: press,
        again: press,
        shown: () => requests.getState(),
        sums: () => ({}),
        saysSo: () => [...requests.getState().answers.values()].some(({ phase }) => phase === 'failed'),
        // What the journal says is what counts; the record is a note of it.
        end: () => (answer.kind === 'approve' ? truthOn(account) : countedOn(account)),
      };
    },
  };
}

const comparesRecords: Flow = {
  title: 'comparing the journal with the records, and mending',
  async begin(account) {
    await gives(account, 'agent2', TICKET, '10');
    // A record that never came.
    const table = account.api.state.tables.get('service_moment');
    for (const record of table?.all() ?? []) table?.remove(record, Date.now());
    // What was given a moment ago may still be written down by whoever gave it.
    vi.setSystemTime(Date.now() + 10 * MINUTE_MS);
    const core = aLeadCore(account, 'lead');
    const reconciling = createReconciling(core);
    const budget = createBudget(core);
    await settled(budget.load());
    const mend = async (): Promise<void> => {
      const { mismatches } = lastValue(reconciling.getState().reconciliation) ?? { mismatches: [] };
      for (const one of mismatches) if (one.kind === 'unwritten') await reconciling.mend(one, 'write_down');
    };
    const press = async (): Promise<void> => {
      await budget.load();
      await reconciling.load();
      await mend();
    };
    return {
      ...nothingTyped,
      screen: { of: 'budget', core, budget, reconciling },
      act: press,
      again: press,
      // The month is read first, and what kept that is said above it.
      shown: () => [budget.getState().budget, reconciling.getState()],
      sums: () => ({}),
      end: () => truthOn(account),
    };
  },
};

export const BUDGET_FLOWS: readonly Flow[] = [
  budgetFlow('opening the budget', 'lead', 'load'),
  budgetFlow('counting the month anew', 'admin', 'recount'),
  comparesRecords,
];

export const LEAD_FLOWS: readonly Flow[] = [
  requestsFlow,
  approvedFlow,
  answers('approving', { kind: 'approve', amountText: '60', text: 'Fine.' }),
  answers('declining', { kind: 'decline', text: 'Not ours.' }),
  answers('asking back', { kind: 'question', text: 'Since when?' }),
];
