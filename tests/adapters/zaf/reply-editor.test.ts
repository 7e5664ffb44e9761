import { describe, expect, it } from 'vitest';
import type { ZafClient } from '#adapters/zaf/client.ts';
import { type ReplyMemory, createReplyMemory } from '#adapters/browser/reply-memory.ts';
import { createReplyEditor } from '#adapters/zaf/reply-editor.ts';
import { fail, ok } from '#domain/shared/result.ts';
import type { WorkspaceError } from '#ports/workspace.ts';
import { memoryStorage } from '../browser/memory-storage.ts';

/** An editor in Zendesk, as far as an app sees it, with the agent's hand in it. */
function anEditor(over: { readonly type?: string; readonly failure?: WorkspaceError; readonly memory?: ReplyMemory } = {}) {
  const { type = 'publicReply', failure = null, memory = null } = over;
  const editor = { html: '', calls: [] as string[], failure };
  const client: Pick<ZafClient, 'get' | 'set' | 'invoke'> = {
    get: () => Promise.resolve(ok(new Map<string, unknown>([['comment.type', type], ['comment.text', editor.html], ['ticket.id', 101]]))), // prettier-ignore
    set(path, value) {
      editor.calls.push(`set ${path}`);
      if (editor.failure !== null) return Promise.resolve(fail(editor.failure));
      editor.html = String(value);
      return Promise.resolve(ok(undefined));
    },
    invoke(action, ...args) {
      editor.calls.push(action);
      if (editor.failure !== null) return Promise.resolve(fail(editor.failure));
      editor.html += String(args[0]);
      return Promise.resolve(ok(undefined));
    },
  };
  return { editor, replies: createReplyEditor(client, memory) };
}

const FIRST = 'Dear Ada,\n\nsorry & "all": €10.';
const SECOND = 'Dear Ada,\n\nsorry: €12, not $&.';
const FIRST_HTML = '<p>Dear Ada,</p><p>sorry &amp; &quot;all&quot;: €10.</p>';
const SECOND_HTML = '<p>Dear Ada,</p><p>sorry: €12, not $&amp;.</p>';

describe('a second reply', () => {
  it.each([
    ['alone', FIRST_HTML, SECOND_HTML],
    ['between what the agent wrote', `<p>Hi!</p>${FIRST_HTML}<p>Best, Ben</p>`, `<p>Hi!</p>${SECOND_HTML}<p>Best, Ben</p>`],
    ['in the shape that Zendesk gives it', '<div>Dear Ada,<br/>&nbsp;sorry &amp; "all": €10.</div>', SECOND_HTML],
  ])('takes the place of the first, which stands there %s', async (_where, before, after) => {
    const { editor, replies } = anEditor();
    await replies.insertReply(FIRST);
    expect(editor.html).toBe(FIRST_HTML);
    editor.html = before;
    expect(await replies.insertReply(SECOND)).toEqual(ok(undefined));
    expect(editor.html).toBe(after);
    await replies.insertReply(FIRST);
    expect(editor.html).toContain(FIRST_HTML);
  });

  it.each([
    ['changed', '<p>Dear Ada,</p><p>sorry &amp; all of it: €10.</p>'],
    ['written anew beside other words', '<div>Hi!<br>Dear Ada,<br>sorry &amp; "all": €10.</div>'],
  ])('is not put below a first that was %s', async (_what, html) => {
    const { editor, replies } = anEditor();
    await replies.insertReply(FIRST);
    editor.html = html;
    expect(await replies.insertReply(SECOND)).toEqual(fail({ kind: 'edited', what: 'comment.text' }));
    expect(editor.html).toBe(html);
  });

  it.each(['', '<p><br></p>', '<p>&nbsp;</p>'])('is put into an editor that is empty again: %j', async (html) => {
    const { editor, replies } = anEditor();
    await replies.insertReply(FIRST);
    editor.html = html;
    expect(await replies.insertReply(SECOND)).toEqual(ok(undefined));
    expect(editor.html).toBe(html + SECOND_HTML);
  });

  it('that says the same is not put there twice', async () => {
    const { editor, replies } = anEditor();
    await replies.insertReply(FIRST);
    expect(await replies.insertReply(FIRST)).toEqual(ok(undefined));
    expect(editor).toMatchObject({ html: FIRST_HTML, calls: ['ticket.editor.insert'] });
  });

  it('takes the place of the first as plain text in a channel of its own', async () => {
    const { editor, replies } = anEditor({ type: 'whatsapp' });
    await replies.insertReply('First.');
    editor.html = 'First. And mine.';
    await replies.insertReply('Second.');
    expect(editor.html).toBe('Second. And mine.');
  });

  it('is known not to be there where Zendesk did not take it', async () => {
    const { editor, replies } = anEditor();
    await replies.insertReply(FIRST);
    editor.failure = { kind: 'refused', what: 'x' };
    expect(await replies.insertReply(SECOND)).toMatchObject({ ok: false, error: { kind: 'refused' } });
    editor.failure = null;
    expect(await replies.insertReply(SECOND)).toEqual(ok(undefined));
    expect(editor.html).toBe(SECOND_HTML);
  });
});

describe('a first reply', () => {
  it('goes below what the agent has written', async () => {
    const { editor, replies } = anEditor();
    editor.html = '<p>Hi!</p>';
    await replies.insertReply(FIRST);
    expect(editor.html).toBe(`<p>Hi!</p>${FIRST_HTML}`);
  });

  it('that was refused leaves the editor to the next as if it had never been tried', async () => {
    const { editor, replies } = anEditor();
    editor.html = '<p>Hi!</p>';
    editor.failure = { kind: 'refused', what: 'x' };
    await replies.insertReply(FIRST);
    editor.failure = null;
    expect(await replies.insertReply(SECOND)).toEqual(ok(undefined));
    expect(editor.html).toBe(`<p>Hi!</p>${SECOND_HTML}`);
  });

  it('whose answer never came is looked for before the next is put there', async () => {
    const { editor, replies } = anEditor({ failure: { kind: 'timed_out', what: 'x' } });
    await replies.insertReply(FIRST);
    editor.failure = null;
    editor.html = FIRST_HTML;
    await replies.insertReply(SECOND);
    expect(editor.html).toBe(SECOND_HTML);
  });
});

describe('a reply about what was given beside something else', () => {
  const BELOW = 'And sorry: €5.';
  const BELOW_HTML = '<p>And sorry: €5.</p>';

  it('goes on below the first while that stands there, once, and takes the place of what was only offered', async () => {
    const { editor, replies } = anEditor();
    await replies.insertReply(FIRST);
    await replies.insertReply('Dear Ada,\n\nchoose.', { below: 'Choose.', isOffer: true });
    expect(editor.html).toBe(`${FIRST_HTML}<p>Choose.</p>`);
    // Its answer never came, and it had its effect.
    editor.failure = { kind: 'timed_out', what: 'comment.text' };
    expect((await replies.insertReply(SECOND, { below: BELOW })).ok).toBe(false);
    editor.html = `${FIRST_HTML}${BELOW_HTML}`;
    expect((await replies.insertReply(SECOND, { below: BELOW })).ok).toBe(true);
    expect(editor.html).toBe(`${FIRST_HTML}${BELOW_HTML}`);
  });

  it('stands alone once the first is sent, and beside words that may be the first it is not put', async () => {
    const sent = anEditor();
    expect((await sent.replies.insertReply(SECOND, { below: BELOW })).ok).toBe(true);
    expect(sent.editor.html).toBe(SECOND_HTML);
    const reloaded = anEditor();
    reloaded.editor.html = FIRST_HTML;
    expect(await reloaded.replies.insertReply(SECOND, { below: BELOW })).toMatchObject({ ok: false, error: { kind: 'edited' } });
    expect(reloaded.editor.html).toBe(FIRST_HTML);
  });
});

/** What the page before put there, and the browser's hand in it since. */
async function loadedAnew(html: (before: string) => string, type = 'publicReply') {
  const storage = memoryStorage();
  const memory = createReplyMemory({ openStorage: () => storage, account: 'a', nowMs: () => 0 });
  const before = anEditor({ memory, type });
  await before.replies.insertReply(FIRST);
  const after = anEditor({ memory, type });
  after.editor.html = html(before.editor.html);
  return after;
}

describe('a reply in a page that was loaded anew', () => {
  it.each([
    ['alone', (html: string) => html, SECOND_HTML],
    ['between what the agent wrote', (html: string) => `<p>Hi!</p>${html}<p>Best, Ben</p>`, `<p>Hi!</p>${SECOND_HTML}<p>Best, Ben</p>`],
    ['in the shape that Zendesk gives it', () => '<div>Dear Ada,<br/>&nbsp;sorry &amp; "all": €10.</div>', SECOND_HTML],
  ])('takes the place of the one that was put there before, which stands there %s', async (_where, html, expected) => {
    const { editor, replies } = await loadedAnew(html);
    expect(await replies.insertReply(SECOND)).toEqual(ok(undefined));
    expect(editor.html).toBe(expected);
  });

  it('is not put below one that the agent has changed since', async () => {
    const { editor, replies } = await loadedAnew((html) => html.replace('€10', '€11'));
    expect(await replies.insertReply(SECOND)).toEqual(fail({ kind: 'edited', what: 'comment.text' }));
    expect(editor.html).toContain('€11');
  });

  it('takes its place as plain text in a channel of its own', async () => {
    const { editor, replies } = await loadedAnew(() => `${FIRST} And mine.`, 'whatsapp');
    expect(await replies.insertReply(SECOND)).toEqual(ok(undefined));
    expect(editor.html).toBe(`${SECOND} And mine.`);
  });

  it('is put into an editor that is empty again', async () => {
    const { editor, replies } = await loadedAnew(() => '');
    expect(await replies.insertReply(SECOND)).toEqual(ok(undefined));
    expect(editor.html).toBe(SECOND_HTML);
  });

  it('goes below what the agent has written where none was put there before', async () => {
    const storage = memoryStorage();
    const { editor, replies } = anEditor({ memory: createReplyMemory({ openStorage: () => storage, account: 'a', nowMs: () => 0 }) });
    editor.html = '<p>Hi!</p>';
    await replies.insertReply(SECOND);
    expect(editor.html).toBe(`<p>Hi!</p>${SECOND_HTML}`);
  });
});
