import type { Place } from '#ports/page-address.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Section } from '#ports/section.ts';
import { type Store, createStore } from '../shared/store.ts';
import { type LeadContext, type LeadCore, type LeadPorts, createLeadCore } from './session/lead-core.ts';
import { leaveProof } from './session/lead-access.ts';
import type { LeadTab, OpenTab } from './session/lead-tab.ts';
import { roleOf } from './session/role.ts';
import { createTabAddresses } from './session/tab-addresses.ts';
import { type LeadTabId, OPENS_WITH, tabsFor } from './tabs.ts';

/** What a page that is shown again knows is read again only where it is older than this. */
const FRESH_MS = 60_000;

/** Who opens the page wants something: what they do not wait for begins once they have had it. */
const BACKGROUND_AFTER_MS = 20_000;

/** A tab that somebody has looked at: its script loads, did not, or is there. */
export type TabStatus =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: AppFault }
  | { readonly state: 'open'; readonly tab: OpenTab };

export interface LeadPageState {
  readonly nowMs: number;
  readonly shown: LeadTabId;
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
  const [first] = tabs;
  if (first === undefined) throw new Error('A lead page needs a tab');
  const opensWith = tabs.find(({ id }) => id === OPENS_WITH) ?? first;
  const tabOf = ({ tab }: Place): LeadTab<LeadTabId> => tabs.find(({ id }) => id === tab) ?? opensWith;
  const store = createStore<LeadPageState>({ nowMs: runtime.nowMs(), shown: tabOf(address.read()).id, opened: new Map() }, runtime);
  const addresses = createTabAddresses(address, () => store.getState().shown);

  function put(id: LeadTabId, status: TabStatus): void {
    store.update({ opened: new Map([...store.getState().opened, [id, status]]) });
  }

  /** Once a day in this browser: an account whose fields cannot be read says so by whatever else fails. */
  async function learnFields(): Promise<void> {
    const lacking = await ports.fields.ofToday();
    if (lacking.ok) core.update({ lackingFields: lacking.value });
  }

  async function open({ id, load }: LeadTab<LeadTabId>): Promise<void> {
    put(id, { state: 'loading' });
    try {
      const { sentences, openTab } = await load();
      await sentences.load([context.agent.locale]);
      const tab = openTab(core, addresses.of(id));
      put(id, { state: 'open', tab });
      // What the tab shows comes first.
      void tab.refresh().then(learnFields);
    } catch (cause) {
      put(id, { state: 'failed', error: { kind: 'chunk', cause } });
    }
  }

  function refreshWhereStale(): void {
    const status = store.getState().opened.get(store.getState().shown);
    if (status?.state === 'open' && isStale(status.tab.section(), runtime.nowMs())) void status.tab.refresh();
  }

  /** Shows what the address names. */
  function follow(): void {
    const place = address.read();
    const shown = tabOf(place);
    store.update({ shown: shown.id });
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
      if (core.terms.isLead) void leaveProof(core);
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

function isStale(section: Section<unknown>, nowMs: number): boolean {
  return section.state === 'failed' || (section.state === 'ready' && nowMs - section.atMs > FRESH_MS);
}
