import { describe, expect, it } from 'vitest';
import { faultFacts } from '#ui/faults/fault-facts.ts';
import { everyFault } from '#builders/every-fault.ts';

const shown = { shownAtMs: Date.parse('2026-11-01T08:00:00Z'), version: '0.4.0' };

describe('what a supporter copies', () => {
  it('is request, status, code, fields, id, time and version, one a line', () => {
    const text = faultFacts(
      {
        kind: 'rejected',
        what: 'journal',
        status: 422,
        code: 'RecordInvalid',
        fields: ['external_id DuplicateValue'],
        detail: 'Ada Example is not a valid customer',
        request: { method: 'POST', path: '/api/v2/things', requestId: 'abc-1', atMs: Date.parse('2026-11-01T07:59:58Z') },
      },
      shown,
    );
    expect(text.split('\n')).toEqual([
      'Fault: rejected (journal)',
      'Request: POST /api/v2/things',
      'HTTP status: 422',
      'Code: RecordInvalid',
      'Fields: external_id DuplicateValue',
      'Request id: abc-1',
      'Time: 2026-11-01T07:59:58.000Z',
      'App version: 0.4.0',
    ]);
  });

  it('has the time at which it was shown where no answer told one', () => {
    expect(faultFacts({ kind: 'raced', what: 'moments' }, shown).split('\n')).toEqual([
      'Fault: raced (moments)',
      'Time: 2026-11-01T08:00:00.000Z',
      'App version: 0.4.0',
    ]);
  });

  it('has the cause of a script that did not load, without what follows its address, and no e-mail address', () => {
    const cause = new TypeError('Failed to fetch https://x.test/assets/a.js?token=secret for ada@example.test');
    expect(faultFacts({ kind: 'chunk', cause }, shown)).toContain('\nCause: TypeError: Failed to fetch https://x.test/assets/a.js for …\n');
  });

  it('has no cause that is neither an error nor a word of ours, and of a long one the beginning', () => {
    expect(faultFacts({ kind: 'unreachable', what: 'journal', cause: { responseText: 'Ada' } }, shown)).not.toMatch(/Cause|Ada/);
    const long = faultFacts({ kind: 'unreachable', what: 'journal', cause: 'x'.repeat(1000) }, shown);
    expect(long).toContain(`Cause: ${'x'.repeat(200)}\n`);
  });

  it('tells where an answer cannot be read', () => {
    expect(faultFacts({ kind: 'unreadable', what: 'tickets', path: 'results.0.id', cause: 'expected number' }, shown)).toContain(
      'At: results.0.id\nCause: expected number\n',
    );
  });

  it.each(everyFault('journal'))('names the fault, the time and the version: $kind', (fault) => {
    expect(faultFacts(fault, shown)).toMatch(new RegExp(`^Fault: ${fault.kind}\\b[^]*\\nTime: [^]*\\nApp version: 0\\.4\\.0$`));
    expect(faultFacts(fault, shown)).not.toContain('name is missing');
  });
});
