import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { NOW_MS, hoursBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { type ProvidersState, createProviders } from '#features/lead/budget/providers/providers-state.ts';
import type { ProviderRecord } from '#domain/reconciliation/provider-record.ts';
import { entryKeys } from '#ledger/entry-keys.ts';
import type { ListedSource } from '#ports/provider-records.ts';

export const STRIPE: ListedSource = { source: 'stripe', label: 'Stripe', reach: 'named' };
export const REFUNDS: ListedSource = { source: 'stripe_refund', label: 'Stripe', reach: 'all' };
export const WEBHOOK: ListedSource = { source: 'webhook', label: 'rewards.example.com', reach: 'all' };

/** Puts a gesture in that a provider was to carry out. */
export function plantCarriedOut(
  world: World,
  momentId: string,
  { atMs = hoursBefore(3), amountMinor = 1500, receipt = 'stripe', recipientId = 'cus_1', by = '12' } = {},
): void {
  const keys = entryKeys(momentId);
  const entry = {
    momentId,
    ticketId: '501',
    customerId: '701',
    createdById: by,
    agentId: by,
    amountMinor,
    createdAtMs: atMs,
    updatedAtMs: atMs,
  };
  const { id: reserveId } = world.journal.plant({ ...entry, kind: 'reserve', detail: { gesture: 'credit' } }, keys.reserve);
  const detail = { gesture: 'credit', receipt, recipientId, reserveId, reservedAtMs: atMs } as const;
  world.journal.plant({ ...entry, kind: 'post', detail }, keys.post);
}

export function held(key: string, overrides: Partial<ProviderRecord> = {}): ProviderRecord {
  return {
    source: 'stripe',
    key,
    reference: `ref-${key}`,
    amount: eur(1500),
    atMs: hoursBefore(3) + 1000,
    kind: 'given',
    ticketId: '501',
    ...overrides,
  };
}

/** A lead's page on which the comparison is open, in March 2026. */
export function openedComparison(sources: readonly ListedSource[] = [STRIPE], world = aWorld()) {
  const page = aLeadPage(world, { agent: LENA });
  page.providerRecords.present = sources;
  const providers = createProviders(page.session.core);
  const phases: ProvidersState['phase']['name'][] = [];
  providers.subscribe(() => {
    const { name } = providers.getState().phase;
    if (phases.at(-1) !== name) phases.push(name);
  });
  const run = async (act: () => Promise<void> = providers.start): Promise<void> => {
    const done = act();
    await world.time.run();
    await done;
  };
  const verdicts = (): readonly string[] =>
    (providers.getState().comparison?.rows ?? []).map(({ verdict, own, records }) => `${verdict} ${own?.key ?? records[0]?.key}`);
  const asked = (): readonly string[] => page.providerRecords.calls.map(({ method, keys }) => `${method} ${keys.join(' ')}`.trim());
  return { ...page, world, providers, phases, run, verdicts, asked, nowMs: NOW_MS };
}
