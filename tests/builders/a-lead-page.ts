import type { LeadState } from '#features/lead/session/lead-state.ts';
import { type LeadCore, type LeadPorts, createLeadCore } from '#features/lead/session/lead-core.ts';
import { type LeadSession, createLeadSession } from '#features/lead/lead-session.ts';
import type { SignedInAgent } from '#ports/workspace.ts';
import type { ParsedSettings } from '#ports/settings.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { lastValue } from '#ports/section.ts';
import { type FakeAccountProbe, createFakeAccountProbe } from '../fakes/fake-account-probe.ts';
import { createFakeDirectory } from '../fakes/fake-directory.ts';
import { createFakeLeadMemory } from '../fakes/fake-lead-memory.ts';
import { type FakeWorkspace, createFakeWorkspace } from '../fakes/fake-workspace.ts';
import { aDraft } from './a-draft.ts';
import { aTicket } from './a-ticket.ts';
import type { World } from './a-world.ts';
import { anAgent } from './an-agent.ts';
import { TIME_ZONE } from './clock.ts';
import { parsedSettings } from './parsed-settings.ts';

export const LENA = anAgent({ id: '91', name: 'Lena Sample', groups: ['Support', 'Team leads'] });

interface LeadOptions {
  readonly agent?: SignedInAgent;
  readonly settings?: ParsedSettings;
  /** Leads besides whoever opens the page. */
  readonly leadIds?: Iterable<string>;
}

interface LeadPagePorts {
  readonly ports: LeadPorts;
  readonly workspace: FakeWorkspace;
  readonly probe: FakeAccountProbe;
}

function leadPorts(world: World, { agent = LENA, leadIds = [] }: LeadOptions): LeadPagePorts {
  const workspace = createFakeWorkspace(aTicket());
  const probe = createFakeAccountProbe({ nowMs: world.time.nowMs });
  const ports: LeadPorts = {
    journal: world.journal.as(agent.id),
    moments: world.moments.as(agent.id),
    directory: createFakeDirectory(leadIds),
    leadMemory: createFakeLeadMemory(),
    probe,
    runtime: world.runtime(),
    workspace,
  };
  return { ports, workspace, probe };
}

/** What the parts of a lead page share, in a world. */
export function aLeadCore(world: World, options: LeadOptions = {}): LeadCore {
  const { agent = LENA, settings = parsedSettings() } = options;
  return createLeadCore(leadPorts(world, options).ports, { agent, settings, timeZone: TIME_ZONE });
}

/** An open lead page. */
export function aLeadPage(world: World, options: LeadOptions = {}): LeadPagePorts & { readonly session: LeadSession } {
  const { agent = LENA, settings = parsedSettings() } = options;
  const made = leadPorts(world, options);
  return { ...made, session: createLeadSession(made.ports, { agent, settings, timeZone: TIME_ZONE }) };
}

/** The budget as it is on the screen. */
export function budgetOn(session: Pick<LeadSession | LeadCore, 'getState'>): NonNullable<ReturnType<typeof lastBudget>> {
  const budget = lastBudget(session.getState());
  if (budget === null) throw new Error('the budget was not read');
  return budget;
}

function lastBudget(state: LeadState) {
  return lastValue(state.budget);
}

/** A moment that an agent has asked a lead for. */
export function anAskedMoment(overrides: Partial<Moment> = {}): Moment {
  const draft = aDraft();
  const line = { kind: 'asked', byId: '11', byName: 'Ben Sample', atMs: 0, text: 'It was a birthday.', amountMinor: 4000 } as const;
  return { ...draft, id: 'moment-1', status: 'asked', decision: { ...draft.decision, request: [line] }, ...overrides };
}
