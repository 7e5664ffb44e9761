import { expect, it } from 'vitest';
import { readErrorBody } from '#adapters/zendesk/error-body.ts';
import { EACH_HOSTILE } from '#builders/hostile-texts.ts';

it.each(EACH_HOSTILE)('what Zendesk says of a refusal is read in any of its forms, and breaks nothing: %s', (_name, text) => {
  for (const body of [text, { error: text }, { error: { title: text, message: text } }, { errors: [{ code: text, title: text }] }]) {
    const { code, detail, fields } = readErrorBody(body);
    expect([typeof code, typeof detail, Array.isArray(fields)]).toEqual(['string', 'string', true]);
  }
});
