import { useEffect, useState, useSyncExternalStore } from 'react';
import { fetchTicket, saveTicket } from '../sandbox-api.ts';
import type { Person, TicketDetails } from '../sandbox-types.ts';
import { createSession, type Session } from '../session.ts';
import type { Effect } from '../zaf/actions.ts';
import { openTicket, type ColorScheme, type WorkspaceState } from '../zaf/workspace-state.ts';
import type { Sandbox } from './use-sandbox.ts';

/** What Zendesk answered to the app just now. */
export interface AppAnswer {
  readonly isWrite: boolean;
  /** Nothing else that the app has asked is still open. */
  readonly isLast: boolean;
}

interface SessionOptions {
  readonly sandbox: Sandbox;
  readonly user: Person;
  readonly locale: string;
  readonly scheme: ColorScheme;
  /** Null on the lead page, which has no ticket. */
  readonly details: TicketDetails | null;
  readonly carryOut: (effect: Effect) => void;
  readonly onAnswer: (answer: AppAnswer) => void;
}

function viewportNow(): WorkspaceState['viewport'] {
  return { width: window.innerWidth, height: window.innerHeight };
}

function initialState({ sandbox, user, locale, scheme, details }: SessionOptions): WorkspaceState {
  return {
    guid: crypto.randomUUID(),
    app: sandbox.app,
    user,
    people: sandbox.people,
    locale,
    scheme,
    location: details === null ? 'nav_bar' : 'ticket_sidebar',
    viewport: viewportNow(),
    isCollapsed: false,
    isShown: true,
    now: new Date(Date.now() + sandbox.clockOffsetMs),
    ticket: details === null ? null : openTicket(details, user),
  };
}

/** Zendesk tells an open ticket at once what others have done to it; here it looks again by itself. */
const CATCH_UP_MS = 2_000;

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** A fetch that tells of each answer. */
function told(onAnswer: (answer: AppAnswer) => void): typeof fetch {
  let open = 0;
  return async (url, init) => {
    open += 1;
    try {
      return await fetch(url, init);
    } finally {
      open -= 1;
      onAnswer({ isWrite: (init?.method ?? 'GET') !== 'GET', isLast: open === 0 });
    }
  };
}

/** A session for as long as the component lives; who, which ticket and which language are fixed by the component's key. */
export function useSession(options: SessionOptions): readonly [Session, WorkspaceState] {
  const [session] = useState(() =>
    createSession(initialState(options), {
      fetchTicket,
      saveTicket,
      fetch: told(options.onAnswer),
      wait,
    }),
  );
  useEffect(() => session.carryOutWith(options.carryOut));
  const state = useSyncExternalStore(session.subscribe, session.getState);

  useEffect(() => {
    session.update((current) => (current.scheme === options.scheme ? current : { ...current, scheme: options.scheme }));
  }, [session, options.scheme]);

  useEffect(() => {
    const measure = (): void => session.update((current) => ({ ...current, viewport: viewportNow() }));
    const catchUp = (): void => void session.refresh().catch(() => null);
    window.addEventListener('resize', measure);
    window.addEventListener('focus', catchUp);
    const timer = setInterval(() => document.visibilityState === 'visible' && catchUp(), CATCH_UP_MS);
    return () => {
      clearInterval(timer);
      window.removeEventListener('resize', measure);
      window.removeEventListener('focus', catchUp);
    };
  }, [session]);

  return [session, state];
}
