import { type BeyondSettings, beyondSettings, ruleFaults } from '#domain/journal/chosen-limits.ts';
import { bindingLimits } from '#domain/journal/limits-in-force.ts';
import { LIMITS_MOMENT } from '#domain/journal/agent-day.ts';
import type { ChosenSet, Limits } from '#domain/journal/limits.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import { type EntryPorts, accountEntry, appendEntry } from './entries.ts';
import type { JournalReader } from './journal-reader.ts';
import type { KnownLeads } from './known-leads.ts';
import type { IndexPage } from './index-reader.ts';
import { limitsKey } from './limits-key.ts';
import type { LedgerReader } from './ledger-reader.ts';
import { retrying } from './retrying.ts';
import type { Runtime } from '#ports/runtime.ts';

/** A lead who changes the limits once a day has read so much in five years. */
const PAGES_AT_MOST = 20;

/**
 * Why limits were not saved, in order of precedence. `reload` a lead's page has said since this page was opened that the team
 * counts in another currency · `beyond` wider than the settings permit · `failed` Zendesk.
 */
export type ChooseError =
  | { readonly kind: 'reload' }
  | { readonly kind: 'beyond'; readonly limits: readonly BeyondSettings[] }
  | { readonly kind: 'failed'; readonly error: AppFault };

interface ReadPorts {
  readonly journal: Pick<JournalStore, 'search'>;
  readonly runtime: Runtime;
  readonly reader: JournalReader;
  readonly leads: KnownLeads;
}

/**
 * Reads, from the search index, every choice of limits there is, beside the newest entries, which have been read, and finds out which of
 * their writers are leads. Tells whether those are all: false where there are more than can be read.
 */
export async function readChoices(ports: ReadPorts): Promise<Result<{ readonly isWhole: boolean }, AppFault>> {
  const { journal, runtime, reader, leads } = ports;
  const about = { customerId: '', ticketIds: [], agentDays: [], momentIds: [LIMITS_MOMENT] };
  let cursor: string | null = null;
  for (let pages = 0; pages < PAGES_AT_MOST; pages += 1) {
    const from: string | null = cursor;
    const page: IndexPage = await retrying(runtime, () => journal.search(about, from));
    if (!page.ok) return page;
    reader.learn(page.value.items);
    cursor = page.value.next;
    if (cursor === null) break;
  }
  const writers = [...reader.entries()].filter(({ kind }) => kind === 'limits').map(({ createdById }) => createdById);
  const learnt = await leads.learn(writers);
  return learnt.ok ? ok({ isWhole: cursor === null }) : learnt;
}

/** What a lead saves. `id` was made before the first attempt: tried again it is the same choice, saved once. */
interface NewChoice extends ChosenSet {
  readonly id: string;
  readonly reason: string;
}

/**
 * Saves limits under those of the settings. They stand in the place of all that this page knows to bind, and hold for every page from its
 * next look on, also for those that were opened before. The choices have been read.
 */
export async function chooseLimits(
  ports: EntryPorts & { readonly reader: Pick<LedgerReader, 'currencyStop'> },
  { id, reason, ...chosen }: NewChoice,
  lead: { readonly id: string; readonly name: string },
): Promise<Result<JournalEntry, ChooseError>> {
  const { reader } = ports;
  const { ceilings } = reader.limits();
  const { currency } = ceilings;
  if (reader.currencyStop()?.why === 'reload') return fail({ kind: 'reload' });
  const beyond = [...beyondSettings(chosen.limits, ceilings), ...rulesBeyond(chosen, ceilings)];
  if (beyond.length > 0) return fail({ kind: 'beyond', limits: beyond });
  const binding = bindingLimits(reader.entries(), { leadIds: reader.leadIds(), currency }, 'chosen');
  const written = await appendEntry(
    ports,
    accountEntry({
      externalId: limitsKey(id),
      kind: 'limits',
      momentId: LIMITS_MOMENT,
      agentId: lead.id,
      currency,
      detail: { agentName: lead.name, chosen: { id, ...chosen, reason }, replaces: binding.map((entry) => entry.id) },
    }),
  );
  return written.ok ? written : fail({ kind: 'failed', error: written.error });
}

function rulesBeyond(chosen: ChosenSet, ceilings: Limits): readonly BeyondSettings[] {
  return ruleFaults(chosen, ceilings).flatMap(({ fault, key, than }) =>
    fault === 'beyond' && than !== null ? [{ key, ceiling: than }] : [],
  );
}
