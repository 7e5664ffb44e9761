import { act } from '@testing-library/react';
import { type ReactNode, useSyncExternalStore } from 'react';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import type { WhichReply } from '#features/ticket/session/flows.ts';
import type { TicketSession } from '#features/ticket/session/ticket-session.ts';
import { type Page, type PageOptions, type World, type WorldOptions, aWorld } from '#builders/a-world.ts';
import { around } from '../../ui/around.tsx';
import { sentences } from '../../ui/english.ts';
import { onDemandSentences } from '#features/ticket/on-demand/sentences.ts';
import { replySentences } from '#features/ticket/reply/sentences.ts';
import { valueSentences } from '#features/ticket/value/sentences.ts';
import { faultSentences } from '#ui/faults/sentences.ts';
import { rendered } from '../../ui/rendered.tsx';

/** One part of a screen on the page, and what is behind it. */
export interface Shown extends Page {
  readonly world: World;
  readonly screen: HTMLElement;
  /** Does something and waits until it has had its effect. */
  readonly settle: (what?: () => void) => Promise<void>;
}

type Part = (state: SessionState, session: TicketSession) => ReactNode;

/** Shows a part of the sidebar on an open ticket, drawn anew with each change as the sidebar does it. */
export async function shown(
  part: Part,
  { world = aWorld(), of }: { readonly world?: World; readonly of?: PageOptions } = {},
): Promise<Shown> {
  const page = await world.open(of);
  const screen = await rendered(around(<Live session={page.session} part={part} />));
  const settle = async (what?: () => void): Promise<void> => {
    await act(async () => {
      what?.();
      await world.time.run();
    });
    // What is drawn only now may ask for sentences, and for more.
    await act(async () => {
      await Promise.all([onDemandSentences, valueSentences, replySentences, faultSentences].map(({ load }) => load([sentences.locale])));
      await world.time.run();
    });
  };
  await settle();
  return { ...page, world, screen, settle };
}

/** Shows a part in a world of its own. */
export function shownIn(options: WorldOptions, part: Part): Promise<Shown> {
  return shown(part, { world: aWorld(options) });
}

function Live({ session, part }: { readonly session: TicketSession; readonly part: Part }) {
  return part(useSyncExternalStore(session.subscribe, session.getState), session);
}

type Intent =
  | 'makeItRight'
  | 'stopTrying'
  | 'finish'
  | 'undo'
  | 'insertReply'
  | `insertReply ${WhichReply}`
  | 'insertPublicReply'
  | 'openPublicReply'
  | 'readStory';

/** A session that only notes what is asked of it, in order. */
export function noting(session: TicketSession, asked: string[]): TicketSession {
  const note = (intent: Intent) => (): Promise<void> => {
    asked.push(intent);
    return Promise.resolve();
  };
  return {
    ...session,
    makeItRight: note('makeItRight'),
    stopTrying: note('stopTrying'),
    finish: note('finish'),
    undo: note('undo'),
    insertReply: (which) => note(which === undefined ? 'insertReply' : `insertReply ${which}`)(),
    insertPublicReply: note('insertPublicReply'),
    openPublicReply: note('openPublicReply'),
    checkAccess: () => void asked.push('checkAccess'),
    readStory: note('readStory'),
    reload: (section) => void asked.push(`reload ${section}`),
    showTicket: (ticketId) => void asked.push(`showTicket ${ticketId}`),
  };
}
