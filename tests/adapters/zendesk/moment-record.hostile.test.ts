import { describe, expect, it } from 'vitest';
import { recordOfMoment, requestOfRecord } from '#adapters/zendesk/moment-record.ts';
import { EACH_HOSTILE } from '#builders/hostile-texts.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { sampleRequest } from '../../contracts/sample-moments.ts';

const STAMPS = { id: '01', createdAtMs: 0, updatedAtMs: 0, createdById: '9' };
const RECORD_BYTES = 32 * 1024;

/** A moment in which whatever people write is this text. */
const momentWith = (text: string) => ({ ...sampleRequest, story: text, deviation: text, cause: text });

describe('whatever people write into a moment', () => {
  it.each(EACH_HOSTILE.filter(([, text]) => text.length < 2_500))('is read as it was written: %s', (_name, text) => {
    const record = recordOfMoment(momentWith(text));
    if (record === null) throw new Error('It has no record.');
    // As it travels.
    const fields: typeof record.fields = JSON.parse(JSON.stringify(record.fields));
    const read = expectOk(requestOfRecord({ ...STAMPS, externalId: sampleRequest.id, fields }));
    expect(read).toMatchObject({ moment: { story: text, deviation: text, cause: text } });
  });

  it.each(EACH_HOSTILE)('is a record that Zendesk takes, or none: %s', (_name, text) => {
    const record = recordOfMoment(momentWith(text));
    const bytes = new TextEncoder().encode(JSON.stringify(record?.fields ?? {})).byteLength;
    expect(bytes).toBeLessThanOrEqual(RECORD_BYTES);
    expect(record === null).toBe(text.length > 20_000);
  });
});
