import type { Workspace, WorkspaceError } from '#ports/workspace.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { ZafClient } from './client.ts';
import type { ReplyMark, ReplyMemory } from '../browser/reply-memory.ts';
import { composerOf } from './composer.ts';
import { COMPOSER } from './opening-paths.ts';
import { markOf, markedIn } from './reply-mark.ts';

const TEXT = 'comment.text';
const TICKET = 'ticket.id';

/**
 * Puts replies into the editor, never one below another: what this page put there before makes way for the next, and so does
 * what it put there before it was loaded anew.
 */
export function createReplyEditor(
  client: Pick<ZafClient, 'get' | 'set' | 'invoke'>,
  memory: ReplyMemory | null,
): Pick<Workspace, 'insertReply'> {
  /** `kept` is what of it is about something given, and stays where more is given. */
  let last: { readonly text: string; readonly kept: string } | null = null;
  return {
    async insertReply(text, { below = null, isOffer = false } = {}) {
      const read = await client.get([COMPOSER, TEXT, TICKET]);
      // Which composer is open nobody can tell: it may be the internal note, where the customer would never read it.
      if (!read.ok) return read;
      const composer = composerOf(read.value.get(COMPOSER));
      if (composer === 'internal_note') return fail({ kind: 'internal_note', what: COMPOSER });
      const isPlain = composer === 'channel';
      const ticketId = idOf(read.value.get(TICKET));
      const remembered = ticketId === null ? null : (memory?.load(ticketId) ?? null);
      const put = (whole: string, kept: string): void => {
        last = { text: whole, kept: isOffer ? kept : whole };
        if (ticketId !== null) memory?.save(ticketId, { whole: markOf(isPlain ? whole : htmlOf(whole)), words: markOf(wordsOf(whole)) });
      };
      const written = read.value.get(TEXT);
      const draft = typeof written === 'string' ? written : '';
      const isBlank = wordsOfHtml(draft) === '';
      // An insertion whose answer never came may have had its effect.
      if (!isBlank && wordsOfHtml(draft).includes(wordsOf(text))) {
        put(text, '');
        return ok(undefined);
      }
      // What stands there may be the reply about what was given before this page was opened.
      if (last === null && below !== null && !isBlank) return fail({ kind: 'edited', what: TEXT });
      if ((last !== null || remembered !== null) && !isBlank) {
        const kept = below === null || last === null ? '' : last.kept;
        const next = kept === '' || below === null ? text : `${kept}\n\n${below}`;
        if (next !== text && wordsOfHtml(draft).includes(wordsOf(next))) {
          put(next, kept);
          return ok(undefined);
        }
        const replaced = draftWith(draft, { last: last?.text ?? null, remembered, next, isPlain });
        if (replaced === null) return fail({ kind: 'edited', what: TEXT });
        const set = await client.set(TEXT, replaced);
        if (set.ok) put(next, kept);
        return set;
      }
      const inserted = await client.invoke('ticket.editor.insert', htmlOf(text));
      // After a time-out the text may be there already; inserting it twice would be worse than saying so.
      // In messaging Zendesk turns that HTML into what the channel carries, and says yes to the other actions without doing them.
      const isTried = mayBeThere(inserted) || isPlain;
      const answer = isTried ? inserted : await client.invoke('comment.appendText', text);
      if (mayBeThere(answer)) put(text, '');
      return answer;
    },
  };
}

function idOf(value: unknown): string | null {
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : null;
}

function mayBeThere(answer: Result<void, WorkspaceError>): boolean {
  return answer.ok || answer.error.kind === 'timed_out';
}

/** What is known of the reply in the place of which the next is put: its text, or by what a page before knew it. */
interface Replacing {
  readonly last: string | null;
  readonly remembered: ReplyMark | null;
  readonly next: string;
  readonly isPlain: boolean;
}

/** A draft with the next reply in the place of the last, which stands there as it was put; null where it does not. */
function draftWith(draft: string, { last, remembered, next, isPlain }: Replacing): string | null {
  const shaped = (text: string): string => (isPlain ? text : htmlOf(text));
  const mark = last === null ? remembered : { whole: markOf(shaped(last)), words: markOf(wordsOf(last)) };
  if (mark === null) return null;
  const there = markedIn(draft, mark.whole);
  if (there !== null) return draft.replace(there, () => shaped(next));
  // Zendesk writes the HTML that it is given in its own way; beside other words nobody can tell where it ends.
  return markOf(wordsOfHtml(draft)).mark === mark.words.mark ? shaped(next) : null;
}

/** The editor takes HTML: whatever the text holds must arrive as text. */
function htmlOf(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const paragraphs = escaped.replaceAll('\r\n', '\n').split(/\n{2,}/);
  return paragraphs.map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`).join('');
}

const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ', '&amp;': '&' } as const;

/** The words of a draft, whatever shape they have there. */
function wordsOfHtml(html: string): string {
  const text = html.replaceAll(/<(?:br|\/p|\/div|\/li)\b[^>]*>/gi, ' ').replaceAll(/<[^>]*>/g, '');
  return wordsOf(Object.entries(ENTITIES).reduce((plain, [entity, character]) => plain.replaceAll(entity, character), text));
}

function wordsOf(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
