import type { Workspace, WorkspaceError } from '#ports/workspace.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { ZafClient } from './client.ts';
import { composerOf } from './composer.ts';
import { COMPOSER } from './opening-paths.ts';

const TEXT = 'comment.text';

/** Puts replies into the editor, never one below another: what this page put there before makes way for the next. */
export function createReplyEditor(client: Pick<ZafClient, 'get' | 'set' | 'invoke'>): Pick<Workspace, 'insertReply'> {
  /** `kept` is what of it is about something given, and stays where more is given. */
  let last: { readonly text: string; readonly kept: string } | null = null;
  return {
    async insertReply(text, { below = null, isOffer = false } = {}) {
      const put = (whole: string, kept: string): void => {
        last = { text: whole, kept: isOffer ? kept : whole };
      };
      const read = await client.get([COMPOSER, TEXT]);
      // Which composer is open nobody can tell: it may be the internal note, where the customer would never read it.
      if (!read.ok) return read;
      const composer = composerOf(read.value.get(COMPOSER));
      if (composer === 'internal_note') return fail({ kind: 'internal_note', what: COMPOSER });
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
      if (last !== null && !isBlank) {
        const kept = below === null ? '' : last.kept;
        const next = kept === '' || below === null ? text : `${kept}\n\n${below}`;
        if (next !== text && wordsOfHtml(draft).includes(wordsOf(next))) {
          put(next, kept);
          return ok(undefined);
        }
        const replaced = draftWith(draft, { last: last.text, next, isPlain: composer === 'channel' });
        if (replaced === null) return fail({ kind: 'edited', what: TEXT });
        const set = await client.set(TEXT, replaced);
        if (set.ok) put(next, kept);
        return set;
      }
      const inserted = await client.invoke('ticket.editor.insert', htmlOf(text));
      // After a time-out the text may be there already; inserting it twice would be worse than saying so.
      // In messaging Zendesk turns that HTML into what the channel carries, and says yes to the other actions without doing them.
      const isTried = mayBeThere(inserted) || composer === 'channel';
      const answer = isTried ? inserted : await client.invoke('comment.appendText', text);
      if (mayBeThere(answer)) put(text, '');
      return answer;
    },
  };
}

function mayBeThere(answer: Result<void, WorkspaceError>): boolean {
  return answer.ok || answer.error.kind === 'timed_out';
}

/** A draft with the next reply in the place of the last, which stands there as it was put; null where it does not. */
function draftWith(
  draft: string,
  { last, next, isPlain }: { readonly last: string; readonly next: string; readonly isPlain: boolean },
): string | null {
  const [before, after] = isPlain ? [last, next] : [htmlOf(last), htmlOf(next)];
  if (draft.includes(before)) return draft.replace(before, () => after);
  // Zendesk writes the HTML that it is given in its own way; beside other words nobody can tell where it ends.
  return wordsOfHtml(draft) === wordsOf(last) ? after : null;
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
