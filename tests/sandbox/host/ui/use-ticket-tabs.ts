import { useEffect, useState } from 'react';
import { keepIn, keptIn } from '../kept.ts';
import { fetchTickets } from '../sandbox-api.ts';

export interface TicketTab {
  readonly id: number;
  readonly subject: string;
}

export interface TicketTabs {
  readonly tabs: readonly TicketTab[];
  /** Puts a ticket among the tabs, or its newer subject. */
  readonly keep: (tab: TicketTab) => void;
  readonly close: (id: number) => void;
}

/** So many fit beside each other on a small screen. */
const MOST_TABS = 6;
const FIRST_TABS = 4;
const KEY = 'sandbox.tabs';

function kept(): readonly TicketTab[] {
  try {
    return JSON.parse(keptIn('sessionStorage', KEY) ?? '[]');
  } catch {
    return [];
  }
}

function withTab(tabs: readonly TicketTab[], tab: TicketTab): readonly TicketTab[] {
  const at = tabs.findIndex(({ id }) => id === tab.id);
  if (at < 0) return [...tabs, tab].slice(-MOST_TABS);
  return tabs[at]?.subject === tab.subject ? tabs : tabs.with(at, tab);
}

/** A day begins with a few tickets that wait: the lowest numbers among the newest. */
async function firstTabs(): Promise<readonly TicketTab[]> {
  const { tickets } = await fetchTickets({ query: '', offset: 0 });
  const waiting = tickets.filter(({ status }) => status === 'new' || status === 'open').toSorted((a, b) => a.id - b.id);
  return waiting.slice(0, FIRST_TABS).map(({ id, subject }) => ({ id, subject }));
}

/** The tickets that are open in tabs. */
export function useTicketTabs(): TicketTabs {
  const [tabs, setTabs] = useState(kept);
  useEffect(() => {
    if (kept().length > 0) return;
    firstTabs().then(
      (first) => setTabs((current) => current.reduce(withTab, first)),
      () => null,
    );
  }, []);
  useEffect(() => {
    if (tabs.length > 0) keepIn('sessionStorage', KEY, JSON.stringify(tabs));
  }, [tabs]);
  const [actions] = useState(() => ({
    keep: (tab: TicketTab) => setTabs((current) => withTab(current, tab)),
    close: (id: number) => setTabs((current) => current.filter((tab) => tab.id !== id)),
  }));
  return { tabs, ...actions };
}
