// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { ZafClient } from '#adapters/zaf/client.ts';
import { createReplyEditor } from '#adapters/zaf/reply-editor.ts';
import { EACH_HOSTILE } from '#builders/hostile-texts.ts';
import { ok } from '#domain/shared/result.ts';

it.each(EACH_HOSTILE)('a reply arrives as text in Zendesk’s editor, never as markup: %s', async (_name, text) => {
  let html = '';
  const client: Pick<ZafClient, 'get' | 'set' | 'invoke'> = {
    get: () => Promise.resolve(ok(new Map<string, unknown>([['comment.type', 'publicReply'], ['comment.text', ''], ['ticket.id', 101]]))), // prettier-ignore
    set: () => Promise.resolve(ok(undefined)),
    invoke(_action, ...args) {
      html += String(args[0]);
      return Promise.resolve(ok(undefined));
    },
  };
  expect(await createReplyEditor(client, null).insertReply(`Dear ${text},\n\nsorry.`)).toEqual(ok(undefined));
  expect(html.replaceAll(/<\/?p>|<br ?\/?>/g, '')).not.toMatch(/[<>"]/);
});
