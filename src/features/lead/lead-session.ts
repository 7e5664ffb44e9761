import type { Place } from '#ports/page-address.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Section } from '#ports/section.ts';
import { type Store, createStore } from '../shared/store.ts';
import { type LeadContext, type LeadCore, type LeadPorts, createLeadCore } from './session/lead-core.ts';
import { countWaiting, waitingIn } from './session/first-reading.ts';
import { leaveProof } from './session/lead-access.ts';
import type { LeadTab, OpenTab, TabAddress } from './session/lead-tab.ts';
import { roleOf } from './session/role.ts';
import { createTabAddresses } from './session/tab-addresses.ts';
import { createOpeningTab } from './opening-tab.ts';
import { type LeadTabId, OPENS_ON, tabsFor } from './tabs.ts';

/** What a page that is shown again knows is read again only where it is older than this. */
const FRESH_MS = 60_000;

/** Who opens the page wants something: what they do not wait for begins once they have had it. */
const BACKGROUND_AFTER_MS = 20_000;

/** What a lead does not look at yet comes after what they see: whether fields lack, the number on another tab, and what their visit leaves for others. */
const ASIDE_AFTER_MS = 2_000;

/** A tab that somebody has looked at: its script loads, did not, or is there. */
export type TabStatus =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: AppFault }
  | { readonly state: 'open'; readonly tab: OpenTab };

export interface LeadPageState {
  readonly nowMs: number;
  /** Null until it is known on which the page opens. */
  readonly shown: LeadTabId | null;
  /** Those that have been looked at. */
  readonly opened: ReadonlyMap<LeadTabId, TabStatus>;
}

/** One open lead page. */
export interface LeadSession extends Pick<Store<LeadPageState>, 'getState' | 'subscribe'> {
  readonly core: LeadCore;
  readonly tabIds: readonly LeadTabId[];
  start(): void;
  /** Reads, a while after the page was opened, what nobody waits for: see {@link LeadCore.outcomes}. */
  readInBackground(): Promise<void>;
  /** Puts a tab on the screen, and into the address. It is loaded and read when it is first looked at, or where that failed. */
  show(id: LeadTabId): void;
}

/** Opens the page for somebody who sees at least one tab. */
export function createLeadSession(
  ports: LeadPorts,
  context: LeadContext,
  tabs = tabsFor(roleOf({ agent: context.agent, settings: context.settings.get() })),
): LeadSession {
  const { runtime, address, workspace } = ports;
  const core = createLeadCore(ports, context);
  const opening = createOpeningTab(tabs, ports);
  const tabNamed = (name: string | null): LeadTab<LeadTabId> | null => tabs.find(({ id }) => id === name) ?? null;
  const tabOf = ({ tab }: Place): LeadTab<LeadTabId> | null => tabNamed(tab) ?? opening.get();
  const store = createStore<LeadPageState>(
    { nowMs: runtime.nowMs(), shown: tabOf(address.read())?.id ?? null, opened: new Map() },
    runtime,
  );
  let choosing: Promise<void> | null = null;
  const addresses = createTabAddresses(address, () => store.getState().shown);

  const learn = async (): Promise<void> => {
    if (tabs.some(({ id }) => id === OPENS_ON.waiting)) await learnWaiting(store, core);
  };
  // What the tab shows comes first.
  const afterwards = async (): Promise<void> => {
    await runtime.wait(ASIDE_AFTER_MS);
    await learnFields(core);
    if (core.getState().requestsWaiting === null) await learn();
  };
  const open = (tab: LeadTab<LeadTabId>): Promise<void> => openInto(store, { core, address: addresses.of(tab.id), afterwards }, tab);

  async function choose(): Promise<void> {
    const first = await opening.choose();
    if (first !== null) core.update({ requestsWaiting: waitingIn(first.asked) });
    // Whoever has chosen a tab meanwhile stays on it.
    if (tabNamed(address.read().tab) !== null) return;
    if (first !== null) core.leaveFirst(first);
    follow();
  }

  function refreshWhereStale(): void {
    const { opened, shown } = store.getState();
    const status = shown === null ? undefined : opened.get(shown);
    if (status?.state === 'open' && isStale(status.tab.section(), runtime.nowMs())) void status.tab.refresh().then(learn);
  }

  /** Shows what the address names. */
  function follow(): void {
    const place = address.read();
    const shown = tabOf(place);
    store.update({ shown: shown?.id ?? null });
    if (shown === null) {
      choosing ??= choose();
      return;
    }
    addresses.follow(shown.id, place.filter);
    const status = store.getState().opened.get(shown.id);
    if (status === undefined || status.state === 'failed') void open(shown);
    else refreshWhereStale();
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    core,
    tabIds: tabs.map(({ id }) => id),
    start() {
      // What an admin changes shows at once, and holds from the next press on.
      context.settings.subscribe(() => {
        core.update({});
        for (const status of store.getState().opened.values()) if (status.state === 'open') void status.tab.refresh();
      });
      workspace.onShown(refreshWhereStale);
      workspace.onRouted((place) => {
        address.write(place, 'push');
        follow();
      });
      address.onMoved(follow);
      follow();
      if (core.terms.isLead) void runtime.wait(ASIDE_AFTER_MS).then(() => leaveProof(core));
    },
    async readInBackground() {
      await runtime.wait(BACKGROUND_AFTER_MS);
      await core.outcomes.readOn();
    },
    show(id) {
      address.write({ tab: id, filter: addresses.of(id).filter() }, 'push');
      follow();
    },
  };
}

/** Loads a tab and reads what it shows. */
async function openInto(
  store: Store<LeadPageState>,
  { core, address, afterwards }: { readonly core: LeadCore; readonly address: TabAddress; readonly afterwards: () => Promise<void> },
  { id, load }: LeadTab<LeadTabId>,
): Promise<void> {
  const put = (status: TabStatus): void => {
    store.update({ opened: new Map([...store.getState().opened, [id, status]]) });
  };
  put({ state: 'loading' });
  try {
    const { sentences, openTab } = await load();
    await sentences.load([core.context.agent.locale]);
    const tab = openTab(core, address);
    put({ state: 'open', tab });
    void tab.refresh().then(afterwards);
  } catch (cause) {
    put({ state: 'failed', error: { kind: 'chunk', cause } });
  }
}

/** The number on the tab of requests, for whoever looks at another; that one tells its own. */
async function learnWaiting(store: Store<LeadPageState>, core: LeadCore): Promise<void> {
  const isElsewhere = (): boolean => store.getState().shown !== OPENS_ON.waiting;
  if (!isElsewhere()) return;
  const requestsWaiting = await countWaiting(core.ports);
  if (requestsWaiting !== null && isElsewhere()) core.update({ requestsWaiting });
}

/** Once a day in this browser: an account whose fields cannot be read says so by whatever else fails. */
async function learnFields(core: LeadCore): Promise<void> {
  const lacking = await core.ports.fields.ofToday();
  if (lacking.ok) core.update({ lackingFields: lacking.value });
}

function isStale(section: Section<unknown>, nowMs: number): boolean {
  return section.state === 'failed' || (section.state === 'ready' && nowMs - section.atMs > FRESH_MS);
}
